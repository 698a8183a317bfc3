using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Agree;

/// <summary>Agrees a recommendation, when nothing is missing, or rejects it with a reason.</summary>
internal sealed class AgreeRecommendation(LineOfSightDb db, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose whether it is agreed")]
        public bool? IsAgreed { get; set; }

        [Display(Name = "The date it was agreed")]
        public DateOnly? AgreedOn { get; set; }

        [StringLength(Recommendation.WhyLimit, ErrorMessage = "Why a further one is needed must be 4,000 characters or fewer")]
        public string? WhyMore { get; set; }

        [StringLength(Recommendation.WhyLimit, ErrorMessage = "Why it is rejected must be 4,000 characters or fewer")]
        public string? WhyNot { get; set; }

        public int Version { get; set; }
    }

    /// <summary>What decides whether it can be agreed.</summary>
    internal sealed record Gate(bool HasMeasure, int OpenBefore);

    public async Task<Gate> GateAsync(Recommendation recommendation, CancellationToken stop) => new(
        await db.Set<RecommendationMeasure>().AnyAsync(l => l.RecommendationId == recommendation.Id, stop),
        await db.Set<Recommendation>().CountAsync(
            r => r.PartnershipId == recommendation.PartnershipId && r.Id != recommendation.Id
                && (r.State == RecommendationState.Agreed || r.State == RecommendationState.CarriedOut),
            stop));

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var recommendation = await opening.RecommendationAsync(id, Can.AgreeRecommendations, stop);
        work.Expect(recommendation, input.Version);
        if (input.IsAgreed == true)
        {
            var gate = await GateAsync(recommendation, stop);
            try
            {
                recommendation.Agree(gate.HasMeasure, gate.OpenBefore, input.WhyMore, input.AgreedOn ?? clock.Today(), clock.Today());
            }
            catch (RuleBroken rule) when (rule.Field is nameof(Recommendation.Why))
            {
                throw new RuleBroken(rule.Message, nameof(Input.WhyMore));
            }
            catch (RuleBroken rule) when (rule.Field is not nameof(Recommendation.AgreedOn))
            {
                throw new RuleBroken(rule.Message, nameof(Input.IsAgreed));
            }

            await work.DoAsync(ImprovementActs.RecommendationAgreed, recommendation, null, stop);
        }
        else
        {
            RuleBroken.Unless(!string.IsNullOrWhiteSpace(input.WhyNot), "Enter why it is rejected", nameof(Input.WhyNot));
            recommendation.Reject(input.WhyNot, clock.Today());
            await work.DoAsync(ImprovementActs.RecommendationRejected, recommendation, null, stop);
        }
    }
}
