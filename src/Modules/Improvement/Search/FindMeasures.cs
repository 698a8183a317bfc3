using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Search;

/// <summary>Measures, by their words.</summary>
internal sealed class FindMeasures(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "measure";

    public string Words => "Measures";

    public string Permission => Can.ReadFindings;

    public string? CasePermission => Can.ReadCaseLevel;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var found = await db.VisibleTo<Measure>(access, Can.ReadFindings).AsNoTracking().Where(r => records.Contains(r.Id)).ToListAsync(stop);
        return
        [
            .. found.Where(r => !r.IsCaseLevel || access.May(Can.ReadCaseLevel, r)).Select(r => new Found(
                r.Id,
                r.IsCaseLevel ? CaseWords.Measure : r.What,
                $"/improvement/measure/{r.Id}",
                $"Measure {r.Reference} · {r.Result?.Words() ?? "No reading yet"}",
                null)),
        ];
    }
}
