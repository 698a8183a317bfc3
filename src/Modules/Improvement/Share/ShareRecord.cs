using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Share;

/// <summary>Opens a finding or a recommendation, with all that stands below it, to another partnership: one row plus links, never a copy.</summary>
internal sealed class ShareRecord(LineOfSightDb db, IAccess access, Opening opening, Work work)
{
    /// <summary>The record and the partnerships that do not hold it yet, by name.</summary>
    public async Task<(IPartnershipRecord Record, IReadOnlyList<Partnership> Others)> ChoicesAsync(Guid id, CancellationToken stop)
    {
        var record = await FindAsync(id, stop);
        await opening.WasReadAsync(record, stop);
        var holders = await opening.HoldersAsync(id, stop);
        return (record, await db.Set<Partnership>().AsNoTracking().Where(p => !holders.Contains(p.Id)).OrderBy(p => p.Name).ToListAsync(stop));
    }

    public async Task HandleAsync(Guid id, Guid with, CancellationToken stop)
    {
        var record = await FindAsync(id, stop);
        var partnership = await db.Set<Partnership>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == with, stop)
            ?? throw new RuleBroken("Choose a partnership from the list", "With");
        RuleBroken.Unless(
            !(await opening.HoldersAsync(id, stop)).Contains(with), $"{partnership.Name} already holds this", "With");
        await db.Database.ExecuteSqlAsync($"select improvement.share_thread({id}, {with})", stop);
        await work.DoAsync(record is Recommendation ? ImprovementActs.RecommendationShared : ImprovementActs.FindingShared, record, partnership.Name, stop);
    }

    // Only the keeper may open its record further.
    private async Task<IPartnershipRecord> FindAsync(Guid id, CancellationToken stop)
    {
        IPartnershipRecord record = await db.Set<Recommendation>().AnyAsync(r => r.Id == id, stop)
            ? await opening.RecommendationAsync(id, Can.ShareFindings, stop)
            : await opening.FindingAsync(id, Can.ShareFindings, stop);
        access.DemandIn(Can.ShareFindings, record.PartnershipId);
        return record;
    }
}
