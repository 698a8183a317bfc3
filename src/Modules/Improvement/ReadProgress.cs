using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>Tells the module that raised a finding what became of it: counts and dates, never the texts.</summary>
internal sealed class ReadProgress(LineOfSightDb db, IAccess access) : IProgress
{
    public async Task<IReadOnlyList<FindingProgress>> OfAsync(IReadOnlyCollection<Guid> findings, CancellationToken stop) =>
        await Of(Visible.Where(f => findings.Contains(f.Id))).Select(f => f.Progress).ToListAsync(stop);

    public async Task<IReadOnlyList<FindingFrom>> FromAsync(Guid record, CancellationToken stop) =>
        await Of(Visible.Where(f => db.Set<Evidence>().Any(e => e.FindingId == f.Id && e.SourceRecordId == record)).OrderBy(f => f.RaisedOn).ThenBy(f => f.Reference)).ToListAsync(stop);

    private IQueryable<Finding> Visible => db.VisibleTo<Finding>(access, Can.ReadFindings).Where(f => !f.IsCaseLevel);

    private IQueryable<FindingFrom> Of(IQueryable<Finding> findings) => findings.Select(f => new FindingFrom(
        f.Title,
        new FindingProgress(
            f.Id,
            f.Reference,
            db.Set<FindingAction>().Count(l => l.FindingId == f.Id && db.Set<ImprovementAction>().Any(a => a.Id == l.ActionId && a.DoneOn == null)),
            db.Set<FindingAction>().Count(l => l.FindingId == f.Id && db.Set<ImprovementAction>().Any(a => a.Id == l.ActionId && a.DoneOn != null)),
            f.AnsweredOn)));
}
