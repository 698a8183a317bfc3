using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Add;

/// <summary>Adds an action to a finding or to a recommendation, in the partnership that the person works in.</summary>
internal sealed class AddAction(LineOfSightDb db, IAccess access, Opening opening, Leads leads, ActionClocks clocks, Linking linking, TimeProvider clock)
{
    /// <summary>Stands for a date that people choose, among the lengths.</summary>
    public const string ChosenDate = "date";

    public sealed class Input : ActionInput
    {
        /// <summary>The key of a length, or <see cref="ChosenDate"/>; a date alone is a date that was chosen.</summary>
        public string? DueBy { get; set; }

        [Display(Name = "The date it was agreed")]
        public DateOnly? AgreedOn { get; set; }

        [Display(Name = "The date it is due")]
        public DateOnly? DueOn { get; set; }
    }

    /// <summary>Who will keep what is added below a record: the partnership that the person works in when it holds the record, otherwise the record's.</summary>
    public Guid KeeperOf(IPartnershipRecord above, IReadOnlyCollection<Guid> holders) =>
        access.Person.PartnershipId is { } present && holders.Contains(present) ? present : above.PartnershipId;

    /// <summary>The finding or the recommendation that the action will serve.</summary>
    public async Task<IPartnershipRecord> AboveAsync(Guid id, CancellationToken stop) => await db.Set<Recommendation>().AnyAsync(r => r.Id == id, stop)
        ? await opening.RecommendationAsync(id, Can.ReadFindings, stop)
        : await opening.FindingAsync(id, Can.ReadFindings, stop);

    /// <returns>The action.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        access.Demand(Can.AddActions);
        var above = await AboveAsync(id, stop);
        RuleBroken.Unless(
            above is not Recommendation { State: RecommendationState.Rejected or RecommendationState.Closed }, "This recommendation is closed. Propose a new one first");
        var partnership = KeeperOf(above, await opening.HoldersAsync(above.Id, stop));
        await leads.CheckAsync(partnership, Can.AddActions, input, agencyBefore: null, ownerBefore: null, stop);
        var reference = await References.ForActionAsync(db, partnership, stop);
        var action = ImprovementAction.Add(partnership, reference, input.Said, ((ICaseRecord)above).IsCaseLevel, clock.GetUtcNow());
        RuleBroken.Unless(access.May(Can.AddActions, action), "Choose your own agency to lead this action", nameof(Input.AgencyId));
        RuleBroken.Unless(input.DueBy is not null || input.DueOn is not null, "Choose when it is due", nameof(Input.DueBy));
        RuleBroken.Unless(input.AgreedOn is null || input.AgreedOn <= clock.Today(), "The date it was agreed must be today or in the past", nameof(Input.AgreedOn));
        await clocks.StartAsync(action, input.DueBy is ChosenDate or null ? null : input.DueBy, input.AgreedOn ?? clock.Today(), input.DueOn, stop);
        db.Add(action);
        await leads.SupportAsync(action, input.Support, stop);
        object link = above is Recommendation
            ? new RecommendationAction { RecommendationId = above.Id, ActionId = action.Id }
            : new FindingAction { FindingId = above.Id, ActionId = action.Id };
        await linking.LinkAsync(link, above.Id, action, ImprovementActs.ActionAdded, null, stop);
        return action.Id;
    }
}
