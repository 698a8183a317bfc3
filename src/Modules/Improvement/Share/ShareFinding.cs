using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Share;

/// <summary>Opens a finding, with its evidence, actions and answers, to another partnership: one row plus links, never a copy.</summary>
internal sealed class ShareFinding(LineOfSightDb db, IAccess access, Opening opening, Work work)
{
    /// <summary>The finding and the partnerships that do not hold it yet, by name.</summary>
    public async Task<(Finding Finding, IReadOnlyList<Partnership> Others)> ChoicesAsync(Guid id, CancellationToken stop)
    {
        var finding = await FindAsync(id, stop);
        await opening.WasReadAsync(finding, stop);
        var holders = await opening.HoldersAsync(id, stop);
        return (finding, await db.Set<Partnership>().AsNoTracking().Where(p => !holders.Contains(p.Id)).OrderBy(p => p.Name).ToListAsync(stop));
    }

    public async Task HandleAsync(Guid id, Guid with, CancellationToken stop)
    {
        var finding = await FindAsync(id, stop);
        var partnership = await db.Set<Partnership>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == with, stop)
            ?? throw new RuleBroken("Choose a partnership from the list", "With");
        RuleBroken.Unless(
            !(await opening.HoldersAsync(id, stop)).Contains(with), $"{partnership.Name} already holds this finding", "With");
        await db.Database.ExecuteSqlAsync($"select improvement.share_finding({id}, {with})", stop);
        await work.DoAsync(ImprovementActs.FindingShared, finding, partnership.Name, stop);
    }

    // Only the keeper may open its record further.
    private async Task<Finding> FindAsync(Guid id, CancellationToken stop)
    {
        var finding = await opening.FindingAsync(id, Can.ShareFindings, stop);
        access.DemandIn(Can.ShareFindings, finding.PartnershipId);
        return finding;
    }
}
