using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>
/// Short references that are not taken in the partnership yet: among 20,000 records, some ten random ones would meet
/// (20 million exist).
/// </summary>
internal static class References
{
    public static Task<string> ForFindingAsync(LineOfSightDb db, Guid partnership, CancellationToken stop) =>
        FreeAsync('F', r => db.Set<Finding>().AnyAsync(f => f.PartnershipId == partnership && f.Reference == r, stop));

    public static Task<string> ForActionAsync(LineOfSightDb db, Guid partnership, CancellationToken stop) =>
        FreeAsync('A', r => db.Set<ImprovementAction>().AnyAsync(a => a.PartnershipId == partnership && a.Reference == r, stop));

    public static Task<string> ForRecommendationAsync(LineOfSightDb db, Guid partnership, CancellationToken stop) =>
        FreeAsync('R', r => db.Set<Recommendation>().AnyAsync(x => x.PartnershipId == partnership && x.Reference == r, stop));

    public static Task<string> ForDecisionAsync(LineOfSightDb db, Guid partnership, CancellationToken stop) =>
        FreeAsync('D', r => db.Set<Decision>().AnyAsync(x => x.PartnershipId == partnership && x.Reference == r, stop));

    public static Task<string> ForMeasureAsync(LineOfSightDb db, Guid partnership, CancellationToken stop) =>
        FreeAsync('M', r => db.Set<Measure>().AnyAsync(x => x.PartnershipId == partnership && x.Reference == r, stop));

    public static Task<string> ForPaperAsync(LineOfSightDb db, Guid partnership, CancellationToken stop) =>
        FreeAsync('P', r => db.Set<Report.BoardPaper>().AnyAsync(x => x.PartnershipId == partnership && x.Reference == r, stop));

    private static async Task<string> FreeAsync(char prefix, Func<string, Task<bool>> isTaken)
    {
        string reference;
        do
        {
            reference = NewId.Reference(prefix);
        }
        while (await isTaken(reference));
        return reference;
    }
}
