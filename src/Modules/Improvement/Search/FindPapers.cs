using LineOfSight.Improvement.Report;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Search;

/// <summary>Board papers, by their titles.</summary>
internal sealed class FindPapers(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "paper";

    public string Words => "Board papers";

    public string Permission => Can.ReadPapers;

    public string? CasePermission => null;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop) =>
    [
        .. (await db.VisibleTo<BoardPaper>(access, Can.ReadPapers).AsNoTracking().Where(p => records.Contains(p.Id)).ToListAsync(stop))
            .Select(p => new Found(p.Id, p.Title, $"/improvement/report/paper/{p.Id}", $"Board paper {p.Reference}", null)),
    ];
}
