using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Assign;

/// <summary>Gives a further role to somebody who is in the list already.</summary>
internal sealed class GiveRole(LineOfSightDb db, PeopleInReach reach, Granting granting, Work work)
{
    public sealed class Input : RoleGiven;

    public async Task<Assignment> HandleAsync(Guid person, Input input, CancellationToken stop)
    {
        var account = await reach.PersonAsync(Can.ManagePeople, person, stop);
        RuleBroken.Unless(account.ClosedAt is null, "This account is closed. Ask the people who run this installation to open it.");
        var role = await granting.GiveAsync(person, input, stop);

        // Until the person has proved who they are, whoever made their link could use it: nothing of another partnership yet.
        RuleBroken.Unless(
            account.PasswordHash is not null || account.IsDemonstration
                || !await db.Set<Assignment>().AnyAsync(r => r.PersonId == person && r.PartnershipId != role.PartnershipId, stop),
            "This person has not chosen a password yet. Ask them to do that before they are given a role elsewhere.", nameof(Input.PartnershipId));
        await work.DoAsync(PeopleActs.RoleGiven, account, reason: null, PeopleActs.ChainOf(role), stop);
        return role;
    }
}
