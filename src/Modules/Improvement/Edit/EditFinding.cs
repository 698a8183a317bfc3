using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes what a finding says.</summary>
internal sealed class EditFinding(LineOfSightDb db, IAccess access, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input : FindingInput
    {
        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var finding = await opening.FindingAsync(id, Can.EditFindings, stop);
        RuleBroken.Unless(
            !input.IsCaseLevel || finding.IsCaseLevel || access.May(Can.ReadCaseLevel, finding),
            "You may not record what describes one child’s case. Leave the child out, or ask somebody who may",
            nameof(Input.IsCaseLevel));
        work.Expect(finding, input.Version);
        var was = finding.IsCaseLevel;
        finding.Change(input.Said, clock.Today());
        if (finding.IsCaseLevel != was)
        {
            await CarryAsync(finding, stop);
        }

        await work.DoAsync(ImprovementActs.FindingEdited, finding, null, stop);
    }

    // What is recommended, decided and done about one child's case tells of it too, unless it serves other findings as well.
    private async Task CarryAsync(Finding finding, CancellationToken stop)
    {
        var others = db.Set<FindingRecommendation>().Where(l => l.FindingId != finding.Id).Select(l => l.RecommendationId);
        var recommendations = await db.Set<Recommendation>()
            .Where(r => db.Set<FindingRecommendation>().Any(l => l.RecommendationId == r.Id && l.FindingId == finding.Id) && !others.Contains(r.Id)).ToListAsync(stop);
        recommendations.ForEach(r => r.FollowCaseLevel(finding.IsCaseLevel));
        var own = recommendations.ConvertAll(r => r.Id);
        var actions = await db.Set<ImprovementAction>()
            .Where(a => (db.Set<FindingAction>().Any(l => l.ActionId == a.Id && l.FindingId == finding.Id) || db.Set<RecommendationAction>().Any(l => l.ActionId == a.Id && own.Contains(l.RecommendationId)))
                && !db.Set<FindingAction>().Any(l => l.ActionId == a.Id && l.FindingId != finding.Id)
                && !db.Set<RecommendationAction>().Any(l => l.ActionId == a.Id && !own.Contains(l.RecommendationId)))
            .ToListAsync(stop);
        actions.ForEach(a => a.FollowCaseLevel(finding.IsCaseLevel));
        var done = actions.ConvertAll(a => a.Id);
        (await db.Set<Decision>()
            .Where(d => db.Set<DecisionRecommendation>().Any(l => l.DecisionId == d.Id && own.Contains(l.RecommendationId))
                && !db.Set<DecisionRecommendation>().Any(l => l.DecisionId == d.Id && !own.Contains(l.RecommendationId)))
            .ToListAsync(stop)).ForEach(d => d.FollowCaseLevel(finding.IsCaseLevel));
        (await db.Set<Measure>()
            .Where(m => (db.Set<RecommendationMeasure>().Any(l => l.MeasureId == m.Id && own.Contains(l.RecommendationId)) || db.Set<ActionMeasure>().Any(l => l.MeasureId == m.Id && done.Contains(l.ActionId)))
                && !db.Set<RecommendationMeasure>().Any(l => l.MeasureId == m.Id && !own.Contains(l.RecommendationId))
                && !db.Set<ActionMeasure>().Any(l => l.MeasureId == m.Id && !done.Contains(l.ActionId)))
            .ToListAsync(stop)).ForEach(m => m.FollowCaseLevel(finding.IsCaseLevel));
    }
}
