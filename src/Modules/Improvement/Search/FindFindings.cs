using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Search;

/// <summary>Findings, by their words and those of their evidence and answers.</summary>
internal sealed class FindFindings(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "finding";

    public string Words => "Findings";

    public string Permission => Can.ReadFindings;

    public string? CasePermission => Can.ReadCaseLevel;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var findings = await db.VisibleTo<Finding>(access, Can.ReadFindings).AsNoTracking().Where(f => records.Contains(f.Id)).ToListAsync(stop);
        return
        [
            .. findings.Where(f => !f.IsCaseLevel || access.May(Can.ReadCaseLevel, f)).Select(f => new Found(
                f.Id,
                f.IsCaseLevel ? CaseWords.Finding : f.Title,
                $"/improvement/finding/{f.Id}",
                f.IsCaseLevel ? $"Finding {f.Reference}" : $"Finding {f.Reference} · {f.Theme}",
                f.AnsweredOn is null ? f.AnswerBy : null)),
        ];
    }
}
