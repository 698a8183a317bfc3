using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Retention;

/// <summary>The records that fell due, those that waited longest first.</summary>
[Can(Can.ReadRetention)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, Periods periods) : PageModel
{
    private const int Most = 200;

    [TempData]
    public string? Done { get; set; }

    public bool MayReview => access.May(Can.ReviewRecords);

    public IReadOnlyList<(RetentionReview Review, bool IsHeld)> Open { get; private set; } = [];

    public string WordsOf(RetentionReview review) => periods.WordsOf(review.Kind);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var partnership = periods.Present(Can.ReadRetention);
        var open = await db.Set<RetentionReview>().AsNoTracking()
            .Where(r => r.PartnershipId == partnership && (r.State == ReviewState.Listed || r.State == ReviewState.Proposed))
            .OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(Most).ToListAsync(stop);
        var ids = open.Select(r => r.Id).ToArray();
        var held = (await db.Database.SqlQuery<Guid>(
            $"select r.id as \"Value\" from kernel.retention_review r where r.id = any({ids}) and kernel.is_held(r.kind, r.record_id, r.partnership_id)").ToListAsync(stop)).ToHashSet();
        Open = [.. open.Select(r => (r, held.Contains(r.Id)))];
    }
}
