using LineOfSight.Improvement.Add;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Propose;

/// <summary>Proposes a recommendation that answers a finding.</summary>
internal sealed class ProposeRecommendation(LineOfSightDb db, IAccess access, Opening opening, AddAction keeping, Leads leads, Linking linking, TimeProvider clock)
{
    public sealed class Input : RecommendationInput;

    /// <returns>The recommendation.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var finding = await opening.FindingAsync(id, Can.ReadFindings, stop);
        RuleBroken.Unless(finding.ClosedOn is null, "This finding is closed. Open it again first");
        var partnership = keeping.KeeperOf(finding, await opening.HoldersAsync(finding.Id, stop));
        access.DemandIn(Can.ProposeRecommendations, partnership);
        await leads.CheckOwnerAsync(partnership, input.OwnerId, null, stop);
        var recommendation = Recommendation.Propose(
            partnership, await References.ForRecommendationAsync(db, partnership, stop), input.Said, finding.IsCaseLevel, clock.Today(), clock.GetUtcNow());
        db.Add(recommendation);
        await linking.LinkAsync(
            new FindingRecommendation { FindingId = finding.Id, RecommendationId = recommendation.Id }, finding.Id, recommendation, ImprovementActs.RecommendationProposed, null, stop);
        return recommendation.Id;
    }
}
