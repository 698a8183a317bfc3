using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Search;

/// <summary>Decisions, by their words.</summary>
internal sealed class FindDecisions(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "decision";

    public string Words => "Decisions";

    public string Permission => Can.ReadFindings;

    public string? CasePermission => Can.ReadCaseLevel;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var found = await db.VisibleTo<Decision>(access, Can.ReadFindings).AsNoTracking().Where(r => records.Contains(r.Id)).ToListAsync(stop);
        return
        [
            .. found.Where(r => !r.IsCaseLevel || access.May(Can.ReadCaseLevel, r)).Select(r => new Found(
                r.Id,
                r.IsCaseLevel ? CaseWords.Decision : r.Question,
                $"/improvement/decision/{r.Id}",
                $"Decision {r.Reference} · {r.Outcome?.Words() ?? "Not final"}",
                null)),
        ];
    }
}
