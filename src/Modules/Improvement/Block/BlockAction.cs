using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Improvement.Block;

/// <summary>Says what stands in the way of an action, and when nothing does any more. Its clock runs on: blocked is no excuse that hides a date.</summary>
internal sealed class BlockAction(LineOfSightDb db, IAccess access, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [StringLength(ImprovementAction.BlockedByLimit, ErrorMessage = "What stands in its way must be 500 characters or fewer")]
        public string? BlockedBy { get; set; }

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
        db.Add(action.Block(input.BlockedBy, access.Person.Id, clock.Today(), clock.GetUtcNow()));
        await work.DoAsync(ImprovementActs.ActionBlocked, action, told, stop);
    }

    public async Task UnblockAsync(Guid id, Input input, CancellationToken stop)
    {
        var action = await opening.ActionAsync(id, Can.UpdateActions, stop);
        work.Expect(action, input.Version);
        db.Add(action.Unblock(input.Note, access.Person.Id, clock.GetUtcNow()));
        await work.DoAsync(ImprovementActs.ActionUnblocked, action, null, stop);
    }
}
