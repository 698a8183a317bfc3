using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Recheck;

/// <summary>Looks again whether a recommendation worked: it closes with what was found, or is looked at once more.</summary>
internal sealed class RecheckRecommendation(LineOfSightDb db, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose what you found")]
        public Found? Outcome { get; set; }

        [Display(Name = "The date when you will look again")]
        public DateOnly? RecheckOn { get; set; }

        [StringLength(Recommendation.WhyLimit, ErrorMessage = "What you found must be 4,000 characters or fewer")]
        public string? Why { get; set; }

        public int Version { get; set; }
    }

    /// <summary>An outcome, or that it is too early to say.</summary>
    internal enum Found
    {
        Changed,
        NoChange,
        Worse,
        NotKnown,
        TooEarly,
    }

    /// <summary>Whether a reading was taken of one of its measures, or of its actions’, after the baseline.</summary>
    public Task<bool> HasReadingAsync(Guid recommendation, CancellationToken stop) => db.Set<Reading>().AnyAsync(
        r => db.Set<RecommendationMeasure>().Any(l => l.RecommendationId == recommendation && l.MeasureId == r.MeasureId)
            || db.Set<ActionMeasure>().Any(l => l.MeasureId == r.MeasureId
                && db.Set<RecommendationAction>().Any(a => a.RecommendationId == recommendation && a.ActionId == l.ActionId)),
        stop);

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var recommendation = await opening.RecommendationAsync(id, Can.AgreeRecommendations, stop);
        work.Expect(recommendation, input.Version);
        if (input.Outcome == Found.TooEarly)
        {
            recommendation.LookAgain(input.RecheckOn, clock.Today());
            await work.DoAsync(ImprovementActs.RecommendationLookedAt, recommendation, input.Why, stop);
            return;
        }

        var outcome = input.Outcome switch
        {
            Found.Changed => RecommendationOutcome.Changed,
            Found.NoChange => RecommendationOutcome.NoChange,
            Found.Worse => RecommendationOutcome.Worse,
            _ => RecommendationOutcome.NotKnown,
        };
        recommendation.Close(outcome, input.Why, await HasReadingAsync(id, stop), clock.Today());
        await work.DoAsync(ImprovementActs.RecommendationClosed, recommendation, null, stop);
    }
}
