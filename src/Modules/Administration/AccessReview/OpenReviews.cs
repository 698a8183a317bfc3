using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.AccessReview;

/// <summary>Opens the review of each partnership on the first day of a quarter, with every role that holds then.</summary>
internal sealed class OpenReviews(LineOfSightDb db, Work work, TimeProvider clock) : IRunJob
{
    public static readonly ActKind Opened = new("administration.access-review.opened", "opened the review of access");

    public static readonly JobKind Kind = new("administration.open-access-reviews", "Opens the quarterly review of who has access", "0 0 6 1 1,4,7,10 ?", typeof(OpenReviews));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var opened = 0;
        foreach (var partnership in await db.Set<Partnership>().Select(p => p.Id).ToListAsync(stop))
        {
            opened += await OpenAsync(partnership, stop) ? 1 : 0;
        }

        turn.Did = opened == 0 ? null : $"{opened} reviews opened";
    }

    /// <summary>Opens this quarter's review of a partnership; false when it is open already, or nobody has a role there.</summary>
    public async Task<bool> OpenAsync(Guid partnership, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var review = Review.Open(partnership, clock.Today(), now);
        var roles = await db.Set<Assignment>().AsNoTracking().Where(r => r.PartnershipId == partnership && r.StartsAt <= now && (r.EndsAt == null || r.EndsAt > now)).ToListAsync(stop);
        if (roles.Count == 0 || await db.Set<Review>().AnyAsync(r => r.PartnershipId == partnership && r.QuarterBegins == review.QuarterBegins, stop))
        {
            return false;
        }

        var people = roles.Select(r => r.PersonId).Distinct().ToList();
        var seen = await db.Set<Session>().Where(s => people.Contains(s.AccountId)).GroupBy(s => s.AccountId)
            .Select(g => new { g.Key, Last = g.Max(s => s.StartedAt) }).ToDictionaryAsync(g => g.Key, g => g.Last, stop);
        db.Add(review);
        db.AddRange(roles.Select(r => ReviewedRole.Of(review, r, seen.TryGetValue(r.PersonId, out var last) ? last : null, now)));
        await work.DoAsync(Opened, review, reason: null, stop);
        return true;
    }
}
