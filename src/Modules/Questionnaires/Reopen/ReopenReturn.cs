using System.ComponentModel.DataAnnotations;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Reopen;

/// <summary>Opens a return again that was signed off, so that its answers can be revised. What was signed stays in its history.</summary>
internal sealed class ReopenReturn(LineOfSightDb db, IAccess access, Work work)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter why it is opened again")]
        [StringLength(Return.ReasonLimit, ErrorMessage = "The reason must be 500 characters or fewer")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var found = await db.FindVisibleAsync<Return>(access, Can.Reopen, id, stop) ?? throw new NotVisible();
        var round = await db.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == found.RoundId, stop);
        RuleBroken.Unless(round.State == RoundState.Open, "The round is closed, and its returns stand");
        work.Expect(found, input.Version);
        found.Reopen();
        work.Tell(new ResponseReopened(found.Id));
        await work.DoAsync(ReturnActs.Reopened, found, input.Reason, stop);
    }
}
