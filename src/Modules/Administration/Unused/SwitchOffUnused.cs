using LineOfSight.Administration.AccessReview;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Unused;

/// <summary>
/// Switches off accounts that nobody has used for 60 days, each night. The last administrators are left: without one nobody could
/// switch anybody on again.
/// </summary>
internal sealed class SwitchOffUnused(LineOfSightDb db, Work work, TimeProvider clock) : IRunJob
{
    public static readonly JobKind Kind = new("administration.switch-off-unused", "Switches off accounts that nobody has used for 60 days", "0 30 4 * * ?", typeof(SwitchOffUnused));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - ReviewedRole.Unused;
        var unused = await db.Set<Account>()
            .Where(a => a.ClosedAt == null && !a.IsDemonstration && a.Id != Account.Operator && a.Id != Account.Itself
                && (a.InvitationExpiresAt == null || a.InvitationExpiresAt < now)
                && db.Set<Assignment>().Any(r => r.PersonId == a.Id && r.StartsAt < since)
                && !db.Set<Session>().Any(s => s.AccountId == a.Id && s.LastSeenAt >= since)
                && (a.ReopenedAt == null || a.ReopenedAt < since))
            .ToListAsync(stop);
        var administrators = await db.Set<Assignment>().Where(r => r.Role == Granting.Administrator && r.StartsAt <= now && (r.EndsAt == null || r.EndsAt > now)
            && db.Set<Account>().Any(a => a.Id == r.PersonId && a.ClosedAt == null)).Select(r => r.PersonId).Distinct().ToListAsync(stop);
        var off = administrators.Count > 0 && administrators.All(a => unused.Exists(u => u.Id == a)) ? unused.Where(u => !administrators.Contains(u.Id)).ToList() : unused;
        foreach (var account in off)
        {
            account.ClosedAt = now;
            var chains = await db.Set<Assignment>().Where(r => r.PersonId == account.Id).Select(r => r.PartnershipId ?? Act.Installation).Distinct().ToListAsync(stop);
            await work.DoAsync(PeopleActs.SwitchedOff, account, "Not used for 60 days", chains, stop);
        }

        turn.Did = off.Count == 0 ? null : $"{off.Count} accounts switched off";
    }
}
