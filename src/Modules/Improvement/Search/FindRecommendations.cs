using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Search;

/// <summary>Recommendations, by their words.</summary>
internal sealed class FindRecommendations(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "recommendation";

    public string Words => "Recommendations";

    public string Permission => Can.ReadFindings;

    public string? CasePermission => Can.ReadCaseLevel;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var found = await db.VisibleTo<Recommendation>(access, Can.ReadFindings).AsNoTracking().Where(r => records.Contains(r.Id)).ToListAsync(stop);
        return
        [
            .. found.Where(r => !r.IsCaseLevel || access.May(Can.ReadCaseLevel, r)).Select(r => new Found(
                r.Id,
                r.IsCaseLevel ? CaseWords.Recommendation : r.Text,
                $"/improvement/recommendation/{r.Id}",
                $"Recommendation {r.Reference} · {r.State.Words()}",
                r.ClosedOn is null ? r.RecheckOn : null)),
        ];
    }
}
