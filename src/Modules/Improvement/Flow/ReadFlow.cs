using LineOfSight.Charts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Flow;

/// <summary>Reads what the pictures are made of: the findings and actions of the present partnership that the person may read, those about one child's case left out.</summary>
internal sealed class ReadFlow(LineOfSightDb db, IAccess access, TimeProvider clock)
{
    public async Task<IReadOnlyList<(string Key, Chart Chart)>> HandleAsync(CancellationToken stop)
    {
        access.Demand(Can.ReadFindings);
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        var today = clock.Today();
        var since = today.AddYears(-2);
        var findings = await db.VisibleTo<Finding>(access, Can.ReadFindings).Of(db, partnership).AsNoTracking().Where(f => !f.IsCaseLevel && f.RaisedOn > since)
            .Select(f => new { f.Id, f.RaisedOn, f.AnsweredOn, f.ClosedOn }).ToListAsync(stop);
        var served = db.Set<FindingRecommendation>().Join(db.Set<RecommendationAction>(), f => f.RecommendationId, a => a.RecommendationId, (f, a) => new { f.FindingId, a.ActionId })
            .Union(db.Set<FindingAction>().Select(f => new { f.FindingId, f.ActionId }));
        var measured = db.Set<FindingRecommendation>().Join(db.Set<RecommendationMeasure>(), f => f.RecommendationId, m => m.RecommendationId, (f, m) => new { f.FindingId, m.MeasureId })
            .Union(served.Join(db.Set<ActionMeasure>(), s => s.ActionId, m => m.ActionId, (s, m) => new { s.FindingId, m.MeasureId }));
        var acted = (await served.Select(s => s.FindingId).Distinct().ToListAsync(stop)).ToHashSet();
        var changed = (await measured.Join(db.Set<Reading>().Where(r => r.Result != ReadingResult.TooEarly), m => m.MeasureId, r => r.MeasureId, (m, _) => m.FindingId).Distinct().ToListAsync(stop)).ToHashSet();
        var raised = findings.ConvertAll(f => new FlowCharts.Raised(f.RaisedOn, f.AnsweredOn, acted.Contains(f.Id), f.ClosedOn is not null, changed.Contains(f.Id)));
        List<DateOnly> added = access.May(Can.ReadActions)
            ? (await db.VisibleTo<ImprovementAction>(access, Can.ReadActions).Of(db, partnership).AsNoTracking().Where(a => !a.IsCaseLevel && a.DoneOn == null).Select(a => a.AddedAt).ToListAsync(stop))
                .ConvertAll(at => London.DateOf(at))
            : [];
        (string Key, Chart? Chart)[] all = [("flow", FlowCharts.Flow(raised, today)), ("ages", FlowCharts.Ages(added, today)), ("waits", FlowCharts.Waits(raised, today))];
        return [.. all.Where(c => c.Chart is not null).Select(c => (c.Key, c.Chart!))];
    }
}
