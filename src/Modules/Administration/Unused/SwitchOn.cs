using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Unused;

/// <summary>Switches an account on again. Its roles are what they were.</summary>
internal sealed class SwitchOn(LineOfSightDb db, PeopleInReach reach, Work work, TimeProvider clock)
{
    public async Task HandleAsync(Guid person, CancellationToken stop)
    {
        var account = await reach.PersonAsync(Can.SwitchOn, person, stop);
        RuleBroken.Unless(account.ClosedAt is not null, "This account is on already.");
        (account.ClosedAt, account.ReopenedAt) = (null, clock.GetUtcNow());
        var chains = await db.Set<Assignment>().Where(r => r.PersonId == person).Select(r => r.PartnershipId ?? Act.Installation).Distinct().ToListAsync(stop);
        await work.DoAsync(PeopleActs.SwitchedOn, account, reason: null, chains, stop);
    }
}
