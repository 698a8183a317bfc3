using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Invite;

/// <summary>Invites the first administrator of a new installation, from its command line.</summary>
internal sealed class FirstAdministrator(LineOfSightDb db, InvitePerson invite, TimeProvider clock)
{
    /// <summary>Invites; returns the account and the secret of its one-time link.</summary>
    /// <exception cref="RuleBroken">The installation has an administrator already. Those of the demonstration do not count.</exception>
    public async Task<InvitePerson.Result> HandleAsync(string name, string email, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var there = await db.Set<Assignment>().AnyAsync(
            r => r.Role == Granting.Administrator && (r.EndsAt == null || r.EndsAt > now)
                && db.Set<Account>().Any(a => a.Id == r.PersonId && !a.IsDemonstration && a.ClosedAt == null),
            stop);
        RuleBroken.Unless(!there, "This installation has an administrator already. They invite the next one; if they have lost their link, use: people link --email EMAIL");
        return await invite.HandleAsync(new InvitePerson.Input { Name = name, Email = email, Role = Granting.Administrator }, stop);
    }
}
