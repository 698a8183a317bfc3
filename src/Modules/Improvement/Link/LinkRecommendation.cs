using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Link;

/// <summary>Lets a recommendation that is already there answer a further finding.</summary>
internal sealed class LinkRecommendation(LineOfSightDb db, IAccess access, Opening opening, Linking linking)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter the reference of the recommendation, such as R-7KQ2M")]
        [StringLength(20, ErrorMessage = "A reference is a letter and five more, such as R-7KQ2M")]
        public string? Reference { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        access.Demand(Can.ProposeRecommendations);
        var finding = await opening.FindingAsync(id, Can.ReadFindings, stop);
        var wanted = input.Reference!.Trim().ToUpperInvariant();
        var visible = await db.VisibleTo<Recommendation>(access, Can.ReadFindings).Where(r => r.Reference == wanted).ToListAsync(stop);
        var recommendation = visible.Find(r => !r.IsCaseLevel || access.May(Can.ReadCaseLevel, r));
        if (recommendation is null || !access.MayIn(Can.ProposeRecommendations, recommendation.PartnershipId))
        {
            throw new RuleBroken("There is no recommendation with this reference that you may link. Check the reference", nameof(Input.Reference));
        }

        RuleBroken.Unless(recommendation.ClosedOn is null, "This recommendation is closed. Propose a new one instead", nameof(Input.Reference));
        var linked = await db.Set<FindingRecommendation>().AnyAsync(l => l.FindingId == finding.Id && l.RecommendationId == recommendation.Id, stop);
        RuleBroken.Unless(!linked, "This recommendation already answers this finding", nameof(Input.Reference));
        await linking.LinkAsync(
            new FindingRecommendation { FindingId = finding.Id, RecommendationId = recommendation.Id }, finding.Id, recommendation, ImprovementActs.RecommendationLinked, finding.Reference, stop);
    }
}
