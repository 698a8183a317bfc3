using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access;

/// <summary>Goes to work in another of one's own partnerships.</summary>
internal sealed class ChoosePartnership(LineOfSightDb db, UnitOfWork unit, Work work)
{
    /// <summary>Chooses.</summary>
    /// <exception cref="NotVisible">The person has no role in the partnership, or it is not there.</exception>
    public async Task HandleAsync(Guid partnership, Guid session, CancellationToken stop)
    {
        if (unit.Person.Partnerships.All(p => p.Id != partnership)
            || await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == session && s.AccountId == unit.Person.Id, stop) is not { } present)
        {
            throw new NotVisible();
        }

        present.PartnershipId = partnership;
        await work.DoAsync(SignInActs.PartnershipChosen, present, reason: null, [Act.Installation], stop);
    }
}
