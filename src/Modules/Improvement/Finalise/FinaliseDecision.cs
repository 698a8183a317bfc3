using System.ComponentModel.DataAnnotations;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Finalise;

/// <summary>Records a decision as final, once the position of every safeguarding partner of its date is in.</summary>
internal sealed class FinaliseDecision(LineOfSightDb db, Opening opening, IPartners partners, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose what was decided")]
        public DecisionOutcome? Outcome { get; set; }

        [StringLength(Decision.DecidedLimit, ErrorMessage = "What was decided must be 4,000 characters or fewer")]
        public string? Decided { get; set; }

        [Display(Name = "The date it became final")]
        public DateOnly? FinalOn { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var decision = await opening.DecisionAsync(id, Can.KeepDecisions, stop);
        work.Expect(decision, input.Version);
        RuleBroken.Unless(input.FinalOn is not null, "Enter the date it became final", nameof(Input.FinalOn));
        var who = await partners.OnAsync(decision.PartnershipId, decision.HeldOn, stop);
        decision.Finalise(
            input.Outcome!.Value,
            input.Decided,
            who.ToDictionary(p => p.AgencyId, p => p.Name),
            await db.Set<Position>().Where(p => p.DecisionId == id).ToListAsync(stop),
            input.FinalOn!.Value,
            clock.Today());
        await work.DoAsync(ImprovementActs.DecisionFinal, decision, null, stop);
    }
}
