using System.Diagnostics;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Access.Passwords;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Factors;

/// <summary>
/// The link that a reset of the second step ends with. It works once, for 24 hours, and only together with the person's password: whoever
/// handed it over cannot become the person with it.
/// </summary>
internal sealed class ResetLinks(LineOfSightDb db, UnitOfWork unit, Guesses guesses, PasswordService passwords, FirstSteps first, Refusals refusals, TimeProvider clock)
{
    private sealed record Behind(Guid Id, Guid AccountId);

    /// <summary>True for a link that can be used now.</summary>
    public async Task<bool> IsOpenAsync(string secret, CancellationToken stop) => await BehindAsync(secret, stop) is not null;

    /// <summary>Takes the first step with a link and the password of its person.</summary>
    public async Task<Halfway?> OpenAsync(string secret, string password, Visit visit, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        if (refusals.MayTry(visit) && await BehindAsync(secret, stop) is { } behind)
        {
            var account = await guesses.SpendAsync(behind.AccountId, stop);
            await unit.CommitAsync(stop);
            if (passwords.Matches(account, password) && await first.TakeAsync(account!, "password", stop, behind.Id) is { } half)
            {
                return half;
            }

            await refusals.NoteAsync(SignInActs.SignInFailed, account, stop);
        }

        await refusals.LeaveOnBeatAsync(visit, began, stop);
        return null;
    }

    /// <summary>Uses the link of a reset up, when the first step came through one; false when it was used already or is too old.</summary>
    public async Task<bool> UseAsync(Guid? reset, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return reset is null || await db.Set<SecondStepReset>().Where(r => r.Id == reset && r.UsedAt == null && r.LinkEndsAt > now)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.UsedAt, now), stop) == 1;
    }

    private Task<Behind?> BehindAsync(string secret, CancellationToken stop)
    {
        var hash = SecondStepReset.HashOf(secret);
        return db.Database.SqlQuery<Behind?>($"select id as \"Id\", account_id as \"AccountId\" from identity.reset_behind({hash})").SingleOrDefaultAsync(stop);
    }
}
