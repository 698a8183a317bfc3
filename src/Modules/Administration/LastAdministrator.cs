using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>An installation that has an administrator keeps one: without any, nobody could invite the next.</summary>
internal sealed class LastAdministrator(LineOfSightDb db, TimeProvider clock)
{
    private const long Lock = 6021951;

    /// <summary>Refuses to give the last administrator's role an end.</summary>
    /// <exception cref="RuleBroken">No other administrator would be left.</exception>
    public async Task KeepAsync(Assignment ending, CancellationToken stop)
    {
        if (ending.Role != Granting.Administrator)
        {
            return;
        }

        // Two administrators who end each other at once would leave none: one waits for the other.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", stop);
        var now = clock.GetUtcNow();
        var other = await db.Set<Assignment>().AnyAsync(
            r => r.Id != ending.Id && r.PersonId != ending.PersonId && r.Role == Granting.Administrator && r.StartsAt <= now && r.EndsAt == null
                && db.Set<Account>().Any(a => a.Id == r.PersonId && a.ClosedAt == null && (a.PasswordHash != null || a.IsDemonstration)),
            stop);
        RuleBroken.Unless(other, "This is the last administrator of the installation. Appoint another, and let them choose their password, before you end this role.");
    }
}
