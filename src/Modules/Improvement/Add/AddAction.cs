using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Add;

/// <summary>Adds an action to a finding, in the partnership that the person works in.</summary>
internal sealed class AddAction(LineOfSightDb db, IAccess access, Opening opening, Leads leads, ActionClocks clocks, Work work, TimeProvider clock)
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

    /// <summary>Who will keep an action for a finding: the partnership that the person works in when it holds the finding, otherwise the finding's.</summary>
    public Guid KeeperOf(Finding finding, IReadOnlyCollection<Guid> holders) =>
        access.Person.PartnershipId is { } present && holders.Contains(present) ? present : finding.PartnershipId;

    /// <returns>The action.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        access.Demand(Can.AddActions);
        var finding = await opening.FindingAsync(id, Can.ReadFindings, stop);
        var holders = await opening.HoldersAsync(finding.Id, stop);
        var partnership = KeeperOf(finding, holders);
        await leads.CheckAsync(partnership, Can.AddActions, input, agencyBefore: null, ownerBefore: null, stop);
        var reference = await References.ForActionAsync(db, partnership, stop);
        var action = ImprovementAction.Add(partnership, reference, input.Said, finding.IsCaseLevel, clock.GetUtcNow());
        RuleBroken.Unless(access.May(Can.AddActions, action), "Choose your own agency to lead this action", nameof(Input.AgencyId));
        RuleBroken.Unless(input.DueBy is not null || input.DueOn is not null, "Choose when it is due", nameof(Input.DueBy));
        RuleBroken.Unless(input.AgreedOn is null || input.AgreedOn <= clock.Today(), "The date it was agreed must be today or in the past", nameof(Input.AgreedOn));
        await clocks.StartAsync(action, input.DueBy is ChosenDate or null ? null : input.DueBy, input.AgreedOn ?? clock.Today(), input.DueOn, stop);
        db.Add(action);
        db.Add(new FindingAction { FindingId = finding.Id, ActionId = action.Id });
        await work.DoAsync(ImprovementActs.ActionAdded, action, null, [partnership, .. holders], stop);
        if (holders.Count > 1)
        {
            await db.Database.ExecuteSqlAsync($"select improvement.share_action({action.Id})", stop);
        }

        return action.Id;
    }
}
