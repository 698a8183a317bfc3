using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>Tells the module that raised a finding what became of it: counts and dates, never the texts.</summary>
internal sealed class ReadProgress(LineOfSightDb db, IAccess access) : IProgress
{
    public async Task<IReadOnlyList<FindingProgress>> OfAsync(IReadOnlyCollection<Guid> findings, CancellationToken stop) =>
        await db.VisibleTo<Finding>(access, Can.ReadFindings)
            .Where(f => findings.Contains(f.Id) && !f.IsCaseLevel)
            .Select(f => new FindingProgress(
                f.Id,
                f.Reference,
                db.Set<FindingAction>().Count(l => l.FindingId == f.Id && db.Set<ImprovementAction>().Any(a => a.Id == l.ActionId && a.DoneOn == null)),
                db.Set<FindingAction>().Count(l => l.FindingId == f.Id && db.Set<ImprovementAction>().Any(a => a.Id == l.ActionId && a.DoneOn != null)),
                f.AnsweredOn))
            .ToListAsync(stop);
}
