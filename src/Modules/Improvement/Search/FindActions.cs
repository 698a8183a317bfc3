using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Search;

/// <summary>Actions, by their words and those of their progress.</summary>
internal sealed class FindActions(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "action";

    public string Words => "Actions";

    public string Permission => Can.ReadActions;

    public string? CasePermission => Can.ReadCaseLevel;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var actions = await db.VisibleTo<ImprovementAction>(access, Can.ReadActions).AsNoTracking().Where(a => records.Contains(a.Id)).ToListAsync(stop);
        return
        [
            .. actions.Where(a => !a.IsCaseLevel || access.May(Can.ReadCaseLevel, a)).Select(a => new Found(
                a.Id,
                a.IsCaseLevel ? CaseWords.Action : a.What,
                $"/improvement/action/{a.Id}",
                $"Action {a.Reference} · {a.Status.Words()}",
                a.DoneOn is null ? a.DueOn : null)),
        ];
    }
}
