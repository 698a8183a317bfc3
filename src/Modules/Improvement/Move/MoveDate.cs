using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.WorkingDays;

namespace LineOfSight.Improvement.Move;

/// <summary>Gives an action another date, with a reason.</summary>
internal sealed class MoveDate(Opening opening, ActionClocks clocks, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Display(Name = "The new date")]
        [Required(ErrorMessage = "Enter the new date")]
        public DateOnly? To { get; set; }

        [Required(ErrorMessage = "Enter why the date changes")]
        [StringLength(ClockEntry.WordsLimit, ErrorMessage = "The reason must be 500 characters or fewer")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var action = await opening.ActionAsync(id, Can.EditActions, stop);
        work.Expect(action, input.Version);
        await clocks.AddAsync(action, new ClockEvent.Moved(clock.Today(), input.To!.Value, input.Reason!.Trim()), nameof(Input.To), stop);
        await work.DoAsync(ImprovementActs.ActionMoved, action, input.Reason!.Trim(), stop);
    }
}
