using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Add;

/// <summary>Adds an action to a finding, in the partnership that the person works in.</summary>
internal sealed class AddAction(LineOfSightDb db, IAccess access, Opening opening, Leads leads, Work work, TimeProvider clock)
{
    public sealed class Input : ActionInput;

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
        var action = ImprovementAction.Add(partnership, reference, input.Said, finding.IsCaseLevel, clock.Today(), clock.GetUtcNow());
        RuleBroken.Unless(access.May(Can.AddActions, action), "Choose your own agency to lead this action", nameof(Input.AgencyId));
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
