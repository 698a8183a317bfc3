using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;

namespace LineOfSight.Improvement.Pause;

/// <summary>Stops the clock of an action for a while, with a reason.</summary>
internal sealed class PauseAction(Opening opening, ActionClocks clocks, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Display(Name = "The last day that counts")]
        [Required(ErrorMessage = "Enter the last day that counts")]
        public DateOnly? On { get; set; }

        [Required(ErrorMessage = "Enter why the clock is paused")]
        [StringLength(ClockEntry.WordsLimit, ErrorMessage = "The reason must be 500 characters or fewer")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var action = await opening.ActionAsync(id, Can.EditActions, stop);
        work.Expect(action, input.Version);
        RuleBroken.Unless(input.On <= clock.Today(), "The date must be today or in the past", nameof(Input.On));
        await clocks.AddAsync(action, new ClockEvent.Paused(input.On!.Value, input.Reason!.Trim()), nameof(Input.On), stop);
        await work.DoAsync(ImprovementActs.ActionPaused, action, input.Reason!.Trim(), stop);
    }
}
