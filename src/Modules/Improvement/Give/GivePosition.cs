using System.ComponentModel.DataAnnotations;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Give;

/// <summary>Records the position of a safeguarding partner on a decision: any partner’s, or one’s own agency’s alone.</summary>
internal sealed class GivePosition(LineOfSightDb db, IAccess access, Opening opening, IPartners partners, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose which partner it is")]
        public Guid? AgencyId { get; set; }

        [Required(ErrorMessage = "Choose what the partner said")]
        public Stance? Stance { get; set; }

        [StringLength(Position.ReasonsLimit, ErrorMessage = "The reasons must be 4,000 characters or fewer")]
        public string? Reasons { get; set; }

        [StringLength(Position.GivenByLimit, ErrorMessage = "Who spoke must be 120 characters or fewer")]
        public string? GivenBy { get; set; }

        [Display(Name = "The date on which it was said")]
        public DateOnly? GivenOn { get; set; }
    }

    /// <summary>A decision that the person may give a position on, and the partners they may speak for: those of its date.</summary>
    public async Task<(Decision Decision, IReadOnlyList<SafeguardingPartner> Partners)> OpenAsync(Guid id, CancellationToken stop)
    {
        var decision = await opening.DecisionAsync(id, Can.ReadFindings, stop);
        var all = await partners.OnAsync(decision.PartnershipId, decision.HeldOn, stop);
        if (access.MayIn(Can.GivePositions, decision.PartnershipId))
        {
            return (decision, all);
        }

        var own = access.ScopeOf(Can.GivePositions).Agencies.Where(a => a.Partnership == decision.PartnershipId).Select(a => a.Agency).ToHashSet();
        var mine = all.Where(p => own.Contains(p.AgencyId)).ToList();
        return mine.Count > 0 ? (decision, mine) : throw new NotVisible();
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var (decision, mine) = await OpenAsync(id, stop);
        var before = await db.Set<Position>().Where(p => p.DecisionId == id).ToListAsync(stop);
        var position = Position.Give(
            decision,
            new Position.Particulars(input.AgencyId, input.Stance, input.Reasons, input.GivenBy, input.GivenOn),
            mine.ToDictionary(p => p.AgencyId, p => p.Name),
            before,
            access.Person.Id,
            clock.Today(),
            clock.GetUtcNow());
        db.Add(position);
        // Two positions at once, or one while somebody makes the decision final, meet here.
        db.Touch(decision);
        await work.DoAsync(ImprovementActs.PositionGiven, decision, null, stop);
    }
}
