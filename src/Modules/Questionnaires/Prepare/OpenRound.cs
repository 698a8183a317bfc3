using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Follow;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Opens a round: its questionnaires stand from now on, and everybody in it is written to.</summary>
internal sealed class OpenRound(LineOfSightDb db, IAccess access, WriteToReturns write, Work work, TimeProvider clock)
{
    public async Task HandleAsync(Guid id, int version, CancellationToken stop)
    {
        var round = await db.FindVisibleAsync<Round>(access, Can.KeepRounds, id, stop) ?? throw new NotVisible();
        work.Expect(round, version);
        round.Open(clock.GetUtcNow());
        foreach (var definition in await db.Set<OwnDefinition>().Where(d => d.Id == round.DefinitionId || d.Id == round.StaffDefinitionId).ToListAsync(stop))
        {
            definition.Issue(clock.GetUtcNow());
        }

        var returns = await db.Set<Return>().Where(r => r.RoundId == id && (r.State == ReturnState.Issued || r.State == ReturnState.InProgress)).ToListAsync(stop);
        await write.ToAsync(round, returns, RoundLetters.Asked, $"{id:N}", stop);
        await work.DoAsync(RoundActs.Opened, round, null, stop);
    }
}
