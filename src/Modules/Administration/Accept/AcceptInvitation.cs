using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Passwords;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Accept;

/// <summary>A person opens their one-time link and chooses a password. The link is void from then on.</summary>
internal sealed class AcceptInvitation(LineOfSightDb db, UnitOfWork unit, Work work, PasswordService passwords, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose a password"), MaxLength(PasswordService.Longest, ErrorMessage = "Choose a password of at most 200 characters.")]
        public string Password { get; set; } = "";
    }

    /// <summary>The account that a link opens; null for a link that is unknown, used or too old.</summary>
    public Task<Account?> FindAsync(string secret, CancellationToken stop) =>
        db.Set<Account>().With(secret, clock.GetUtcNow()).SingleOrDefaultAsync(stop);

    /// <summary>Accepts.</summary>
    /// <exception cref="NotVisible">The link is unknown, used or too old.</exception>
    /// <exception cref="RuleBroken">The password is too easy.</exception>
    public async Task HandleAsync(string secret, Input input, CancellationToken stop)
    {
        var account = await FindAsync(secret, stop) ?? throw new NotVisible();
        await passwords.SetAsync(account, input.Password, nameof(Input.Password));
        Invitation.Close(account);
        account.EmailConfirmed = true;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);

        // From here on it is the person who acts.
        await unit.LeaveAsync();
        await unit.EnterAsync(account.Id, session: null, stop);
        var now = clock.GetUtcNow();
        await db.Set<Session>().Where(s => s.AccountId == account.Id && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);
        var chains = await db.Set<Assignment>().Where(r => r.PersonId == account.Id).Select(r => r.PartnershipId ?? Act.Installation).Distinct().ToListAsync(stop);
        await work.DoAsync(PeopleActs.Accepted, account, reason: null, chains.Count == 0 ? [Act.Installation] : chains, stop);
    }
}
