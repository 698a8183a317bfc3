using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;

namespace LineOfSight.Improvement.Update;

/// <summary>Says how an action is going; finishing it asks what difference it made.</summary>
internal sealed class UpdateProgress(LineOfSightDb db, IAccess access, Opening opening, ActionClocks clocks, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose how this action is going")]
        public ActionStatus? Status { get; set; }

        [StringLength(Progress.NoteLimit, ErrorMessage = "The note must be 2,000 characters or fewer")]
        public string? Note { get; set; }

        [Display(Name = "The date it was done")]
        public DateOnly? DoneOn { get; set; }

        [StringLength(ImprovementAction.ChangeLimit, ErrorMessage = "What difference it made must be 4,000 characters or fewer")]
        public string? WhatChanged { get; set; }

        [StringLength(ImprovementAction.ChangeLimit, ErrorMessage = "Why there is no evidence must be 4,000 characters or fewer")]
        public string? WhyNoEvidence { get; set; }

        public int Version { get; set; }
    }

    /// <param name="id">The action.</param>
    /// <param name="input">How it is going.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="told">How the acting person knows, where somebody else said it; it becomes the reason of the act.</param>
    public async Task HandleAsync(Guid id, Input input, CancellationToken stop, string? told = null)
    {
        var action = await opening.ActionAsync(id, Can.UpdateActions, stop);
        var (me, now) = (access.Person.Id, clock.GetUtcNow());
        work.Expect(action, input.Version);
        var wasDone = action.Status == ActionStatus.Done;
        if (input.Status == ActionStatus.Done)
        {
            RuleBroken.Unless(input.DoneOn is not null, "Enter the date it was done", nameof(Input.DoneOn));
            db.Add(action.Finish(input.DoneOn!.Value, input.WhatChanged, input.WhyNoEvidence, input.Note, me, clock.Today(), now));
            await clocks.AddAsync(action, new ClockEvent.Met(input.DoneOn.Value, Evidence(input)), nameof(Input.DoneOn), stop);
            await work.DoAsync(ImprovementActs.ActionDone, action, told, stop);
        }
        else
        {
            db.Add(action.Report(input.Status!.Value, input.Note, me, now));
            if (wasDone)
            {
                await clocks.AddAsync(action, new ClockEvent.Reopened(clock.Today(), "The action was opened again"), null, stop);
            }

            await work.DoAsync(wasDone ? ImprovementActs.ActionReopened : ImprovementActs.ActionUpdated, action, wasDone ? input.Note : told, stop);
        }
    }
    private static string Evidence(Input input) =>
        string.IsNullOrWhiteSpace(input.WhatChanged) ? "Why there is no evidence is recorded on the action" : "What changed is recorded on the action";
}
