using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;

namespace LineOfSight.Improvement.Resume;

/// <summary>Lets a paused clock go on; the days on which it stood still are added to its date.</summary>
internal sealed class ResumeAction(Opening opening, ActionClocks clocks, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Display(Name = "The last day that did not count")]
        [Required(ErrorMessage = "Enter the last day that did not count")]
        public DateOnly? On { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var action = await opening.ActionAsync(id, Can.EditActions, stop);
        work.Expect(action, input.Version);
        RuleBroken.Unless(input.On <= clock.Today(), "The date must be today or in the past", nameof(Input.On));
        await clocks.AddAsync(action, new ClockEvent.Resumed(input.On!.Value), nameof(Input.On), stop);
        await work.DoAsync(ImprovementActs.ActionResumed, action, null, stop);
    }
}
