using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LineOfSight.Host.Access;

/// <summary>
/// Counts guesses at an account's password, in Identity's columns and by its options. A guess is spent and committed before the
/// password is looked at: a thousand at once still get no more than the limit, and no lock is held while hashing.
/// </summary>
internal sealed class Guesses(LineOfSightDb db, ILookupNormalizer normalizer, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    /// <summary>Spends one guess; null when there is no such account, it is closed, or its guesses are used up for now.</summary>
    public async Task<Account?> SpendAsync(string email, CancellationToken stop)
    {
        // PostgreSQL keeps no NUL in text, so no account has one in its address.
        var normalized = normalizer.NormalizeEmail(email.Trim())!.Replace('\0', ' ');
        return await SpendAsync(db.Set<Account>().Where(a => a.NormalizedEmail == normalized), stop)
            ? await db.Set<Account>().AsNoTracking().SingleAsync(a => a.NormalizedEmail == normalized, stop)
            : null;
    }

    /// <summary>Spends one guess of a person who is signed in already; null when the guesses are used up for now.</summary>
    public async Task<Account?> SpendAsync(Guid account, CancellationToken stop) =>
        await SpendAsync(db.Set<Account>().Where(a => a.Id == account), stop)
            ? await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == account, stop)
            : null;

    /// <summary>Gives all guesses back, after the right password.</summary>
    public Task ForgiveAsync(Guid account, CancellationToken stop) => db.Set<Account>().Where(a => a.Id == account)
        .ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null), stop);

    private async Task<bool> SpendAsync(IQueryable<Account> which, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var most = identity.Value.Lockout.MaxFailedAccessAttempts;
        var until = now + identity.Value.Lockout.DefaultLockoutTimeSpan;
        return await which.Where(a => a.ClosedAt == null && (a.LockoutEnd == null || a.LockoutEnd <= now)).ExecuteUpdateAsync(
            a => a
                .SetProperty(x => x.AccessFailedCount, x => x.LockoutEnd == null ? x.AccessFailedCount + 1 : 1)
                .SetProperty(x => x.LockoutEnd, x => x.LockoutEnd == null && x.AccessFailedCount + 1 >= most ? until : (DateTimeOffset?)null),
            stop) == 1;
    }
}
