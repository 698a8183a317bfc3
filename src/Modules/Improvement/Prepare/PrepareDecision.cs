using LineOfSight.Improvement.Add;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Prepare;

/// <summary>Prepares a decision on a recommendation. Each partnership that holds a recommendation takes its own.</summary>
internal sealed class PrepareDecision(LineOfSightDb db, IAccess access, Opening opening, AddAction keeping, Linking linking, TimeProvider clock)
{
    public sealed class Input : DecisionInput;

    /// <returns>The decision.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var recommendation = await opening.RecommendationAsync(id, Can.ReadFindings, stop);
        RuleBroken.Unless(recommendation.ClosedOn is null, "This recommendation is closed. Propose a new one first");
        var partnership = keeping.KeeperOf(recommendation, await opening.HoldersAsync(recommendation.Id, stop));
        access.DemandIn(Can.KeepDecisions, partnership);
        var decision = Decision.Prepare(
            partnership, await References.ForDecisionAsync(db, partnership, stop), input.Said, recommendation.IsCaseLevel, access.Person.Id, clock.GetUtcNow());
        db.Add(decision);
        await linking.LinkAsync(
            new DecisionRecommendation { DecisionId = decision.Id, RecommendationId = recommendation.Id }, recommendation.Id, decision, ImprovementActs.DecisionPrepared, null, stop);
        return decision.Id;
    }
}
