using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Closes a round: from now on nothing of it can be answered, and what was signed off stands.</summary>
internal sealed class CloseRound(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public async Task HandleAsync(Guid id, int version, CancellationToken stop)
    {
        var round = await db.FindVisibleAsync<Round>(access, Can.KeepRounds, id, stop) ?? throw new NotVisible();
        work.Expect(round, version);
        round.Close(clock.GetUtcNow());
        await work.DoAsync(RoundActs.Closed, round, null, stop);
    }
}
