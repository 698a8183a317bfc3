using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Invite;

/// <summary>
/// Makes a new one-time link, and the old one void. Only for people who have not chosen a password yet: with a link for somebody
/// who has, a manager could become them. A forgotten password is the operator's to put right (<c>people link</c>).
/// </summary>
internal sealed class InviteAgain(PeopleInReach reach, IAccess access, Work work, TimeProvider clock)
{
    /// <summary>Makes the link; returns its secret, to be shown once.</summary>
    public async Task<string> HandleAsync(Guid person, CancellationToken stop)
    {
        var account = await reach.PersonAsync(Can.ManagePeople, person, stop);
        RuleBroken.Unless(person != access.Person.Id, "You cannot make a link for yourself.");
        RuleBroken.Unless(account.PasswordHash is null || access.Person.Id == Account.Operator, "This person has chosen a password already and needs no link.");
        var secret = Invitation.Open(account, clock);
        var chains = await reach.Roles(Can.ManagePeople).Where(r => r.PersonId == person).Select(r => r.PartnershipId ?? Act.Installation).Distinct().ToListAsync(stop);
        await work.DoAsync(PeopleActs.InvitedAgain, account, reason: null, chains, stop);
        return secret;
    }
}
