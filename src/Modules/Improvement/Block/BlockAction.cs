using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Block;

/// <summary>Says what stands in the way of an action, and when nothing does any more. Its clock runs on: blocked is no excuse that hides a date.</summary>
internal sealed class BlockAction(LineOfSightDb db, IAccess access, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [StringLength(ImprovementAction.BlockedByLimit, ErrorMessage = "What stands in its way must be 500 characters or fewer")]
        public string? BlockedBy { get; set; }

        /// <summary>The reference of the action that it waits for, as people say it.</summary>
        [StringLength(20, ErrorMessage = "Enter the reference of an action, such as A-7KQ2M")]
        public string? WaitsFor { get; set; }

        [StringLength(Progress.NoteLimit, ErrorMessage = "The note must be 2,000 characters or fewer")]
        public string? Note { get; set; }

        public int Version { get; set; }
    }

    /// <param name="id">The action.</param>
    /// <param name="input">What stands in its way.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="told">How the acting person knows, where somebody else said it; it becomes the reason of the act.</param>
    public async Task BlockAsync(Guid id, Input input, CancellationToken stop, string? told = null)
    {
        var action = await opening.ActionAsync(id, Can.UpdateActions, stop);
        work.Expect(action, input.Version);
        var other = string.IsNullOrWhiteSpace(input.WaitsFor) ? null : await OtherAsync(action, input.WaitsFor, stop);
        db.Add(action.Block(input.BlockedBy, other, access.Person.Id, clock.Today(), clock.GetUtcNow()));
        await work.DoAsync(ImprovementActs.ActionBlocked, action, told, stop);
    }

    public async Task UnblockAsync(Guid id, Input input, CancellationToken stop)
    {
        var action = await opening.ActionAsync(id, Can.UpdateActions, stop);
        work.Expect(action, input.Version);
        db.Add(action.Unblock(input.Note, access.Person.Id, clock.GetUtcNow()));
        await work.DoAsync(ImprovementActs.ActionUnblocked, action, null, stop);
    }

    /// <summary>The action of a reference, where the person may open it: one they may not is as unknown as one that is not there.</summary>
    private async Task<ImprovementAction> OtherAsync(ImprovementAction action, string typed, CancellationToken stop)
    {
        var reference = typed.Trim().ToUpperInvariant();
        var found = await db.VisibleTo<ImprovementAction>(access, Can.ReadActions)
            .SingleOrDefaultAsync(a => a.PartnershipId == action.PartnershipId && a.Reference == reference, stop);
        RuleBroken.Unless(
            found is not null && (!found.IsCaseLevel || access.May(Can.ReadCaseLevel, found)),
            "There is no action with this reference that you can open. It stands above the action, such as A-7KQ2M",
            nameof(Input.WaitsFor));
        await NotInACircleAsync(action, found!, stop);
        return found!;
    }

    // Actions that wait for each other would wait for ever.
    private async Task NotInACircleAsync(ImprovementAction action, ImprovementAction other, CancellationToken stop)
    {
        var waits = await db.Database.SqlQuery<bool>(
            $"""
            with recursive ahead as (
              select a.id, a.blocked_by_action_id from improvement.action a where a.id = {other.Id}
              union select a.id, a.blocked_by_action_id from improvement.action a join ahead b on a.id = b.blocked_by_action_id)
            select exists (select 1 from ahead where blocked_by_action_id = {action.Id}) as "Value"
            """).SingleAsync(stop);
        RuleBroken.Unless(!waits, $"Action {other.Reference} waits for this one already, so both would wait for ever", nameof(Input.WaitsFor));
    }
}
