using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Link;

/// <summary>Lets one decision decide on a further recommendation, as long as it is not final.</summary>
internal sealed class LinkDecision(LineOfSightDb db, IAccess access, Opening opening, Linking linking)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter the reference of the decision, such as D-7KQ2M")]
        [StringLength(20, ErrorMessage = "A reference is a letter and five more, such as D-7KQ2M")]
        public string? Reference { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        access.Demand(Can.KeepDecisions);
        var recommendation = await opening.RecommendationAsync(id, Can.ReadFindings, stop);
        var wanted = input.Reference!.Trim().ToUpperInvariant();
        var visible = await db.VisibleTo<Decision>(access, Can.KeepDecisions).Where(d => d.Reference == wanted).ToListAsync(stop);
        var decision = visible.Find(d => !d.IsCaseLevel || access.May(Can.ReadCaseLevel, d))
            ?? throw new RuleBroken("There is no decision with this reference that you may link. Check the reference", nameof(Input.Reference));
        RuleBroken.Unless(decision.FinalOn is null, "This decision is final. Prepare a further one", nameof(Input.Reference));
        var linked = await db.Set<DecisionRecommendation>().AnyAsync(l => l.DecisionId == decision.Id && l.RecommendationId == recommendation.Id, stop);
        RuleBroken.Unless(!linked, "This decision already decides on this recommendation", nameof(Input.Reference));
        await linking.LinkAsync(
            new DecisionRecommendation { DecisionId = decision.Id, RecommendationId = recommendation.Id }, recommendation.Id, decision, ImprovementActs.DecisionEdited, recommendation.Reference, stop);
    }
}
