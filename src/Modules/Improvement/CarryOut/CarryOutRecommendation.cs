using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.CarryOut;

/// <summary>Records that all of a recommendation was done, and when it is looked at again.</summary>
internal sealed class CarryOutRecommendation(LineOfSightDb db, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Display(Name = "The date it was carried out")]
        public DateOnly? CarriedOutOn { get; set; }

        [Display(Name = "The date when you will look again")]
        public DateOnly? RecheckOn { get; set; }

        public int Version { get; set; }
    }

    /// <summary>How many of its actions are not done.</summary>
    public Task<int> OpenActionsAsync(Guid recommendation, CancellationToken stop) =>
        db.Set<RecommendationAction>().CountAsync(l => l.RecommendationId == recommendation && db.Set<ImprovementAction>().Any(a => a.Id == l.ActionId && a.DoneOn == null), stop);

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var recommendation = await opening.RecommendationAsync(id, Can.AgreeRecommendations, stop);
        work.Expect(recommendation, input.Version);
        RuleBroken.Unless(input.CarriedOutOn is not null, "Enter the date it was carried out", nameof(Input.CarriedOutOn));
        recommendation.CarryOut(await OpenActionsAsync(id, stop), input.CarriedOutOn!.Value, input.RecheckOn, clock.Today());
        await work.DoAsync(ImprovementActs.RecommendationCarriedOut, recommendation, null, stop);
    }
}
