using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Close;

/// <summary>Closes the line of a finding, or opens it again.</summary>
internal sealed class CloseFinding(LineOfSightDb db, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [StringLength(Finding.ClosedWhyLimit, ErrorMessage = "The reason must be 4,000 characters or fewer")]
        public string? Why { get; set; }

        public int Version { get; set; }
    }

    /// <summary>What decides whether a finding can be closed, and whether a reason is needed.</summary>
    internal sealed record Standing(int OpenActions, int OpenRecommendations, bool HasChange);

    public async Task<Standing> StandingAsync(Guid finding, CancellationToken stop)
    {
        var recommendations = db.Set<FindingRecommendation>().Where(l => l.FindingId == finding).Select(l => l.RecommendationId);
        var actions = db.Set<FindingAction>().Where(l => l.FindingId == finding).Select(l => l.ActionId)
            .Concat(db.Set<RecommendationAction>().Where(l => recommendations.Contains(l.RecommendationId)).Select(l => l.ActionId));
        var measures = db.Set<RecommendationMeasure>().Where(l => recommendations.Contains(l.RecommendationId)).Select(l => l.MeasureId)
            .Concat(db.Set<ActionMeasure>().Where(l => actions.Contains(l.ActionId)).Select(l => l.MeasureId));
        return new Standing(
            await db.Set<ImprovementAction>().CountAsync(a => actions.Contains(a.Id) && a.DoneOn == null, stop),
            await db.Set<Recommendation>().CountAsync(r => recommendations.Contains(r.Id) && r.ClosedOn == null, stop),
            await db.Set<Reading>().AnyAsync(r => measures.Contains(r.MeasureId) && r.Result != ReadingResult.TooEarly, stop));
    }

    public async Task CloseAsync(Guid id, Input input, CancellationToken stop)
    {
        var finding = await opening.FindingAsync(id, Can.CloseFindings, stop);
        work.Expect(finding, input.Version);
        var standing = await StandingAsync(id, stop);
        try
        {
            finding.Close(standing.OpenActions, standing.OpenRecommendations, standing.HasChange, input.Why, clock.Today());
        }
        catch (RuleBroken rule) when (rule.Field == nameof(Finding.ClosedWhy))
        {
            throw new RuleBroken(rule.Message, nameof(Input.Why));
        }

        await work.DoAsync(ImprovementActs.FindingClosed, finding, null, stop);
    }

    public async Task ReopenAsync(Guid id, Input input, CancellationToken stop)
    {
        var finding = await opening.FindingAsync(id, Can.CloseFindings, stop);
        work.Expect(finding, input.Version);
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(input.Why), "Enter why it is opened again", nameof(Input.Why));
        finding.Reopen();
        await work.DoAsync(ImprovementActs.FindingReopened, finding, input.Why, stop);
    }
}
