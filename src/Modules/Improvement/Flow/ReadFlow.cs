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
            .Select(f => new
            {
                f.RaisedOn, f.AnsweredOn,
                Actions = db.Set<FindingAction>().Where(l => l.FindingId == f.Id)
                    .Join(db.Set<ImprovementAction>(), l => l.ActionId, a => a.Id, (l, a) => new { IsDone = a.DoneOn != null, IsShown = a.DoneOn != null && a.WhatChanged != null && a.WhyNoEvidence == null }).ToList(),
            }).ToListAsync(stop);
        var raised = findings.ConvertAll(f => new FlowCharts.Raised(f.RaisedOn, f.AnsweredOn, f.Actions.Count, f.Actions.Count(a => a.IsDone), f.Actions.Count(a => a.IsShown)));
        List<DateOnly> added = access.May(Can.ReadActions)
            ? (await db.VisibleTo<ImprovementAction>(access, Can.ReadActions).Of(db, partnership).AsNoTracking().Where(a => !a.IsCaseLevel && a.DoneOn == null).Select(a => a.AddedAt).ToListAsync(stop))
                .ConvertAll(at => London.DateOf(at))
            : [];
        (string Key, Chart? Chart)[] all = [("flow", FlowCharts.Flow(raised, today)), ("ages", FlowCharts.Ages(added, today)), ("waits", FlowCharts.Waits(raised, today))];
        return [.. all.Where(c => c.Chart is not null).Select(c => (c.Key, c.Chart!))];
    }
}
