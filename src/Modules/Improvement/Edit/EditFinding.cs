using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes what a finding says.</summary>
internal sealed class EditFinding(LineOfSightDb db, IAccess access, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input : FindingInput
    {
        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var finding = await opening.FindingAsync(id, Can.EditFindings, stop);
        RuleBroken.Unless(
            !input.IsCaseLevel || finding.IsCaseLevel || access.May(Can.ReadCaseLevel, finding),
            "You may not record what describes one child’s case. Leave the child out, or ask somebody who may",
            nameof(Input.IsCaseLevel));
        work.Expect(finding, input.Version);
        var was = finding.IsCaseLevel;
        finding.Change(input.Said, clock.Today());
        if (finding.IsCaseLevel != was)
        {
            await CarryToActionsAsync(finding, stop);
        }

        await work.DoAsync(ImprovementActs.FindingEdited, finding, null, stop);
    }

    // What is done about one child's case tells of it too, unless the action serves other findings as well.
    private async Task CarryToActionsAsync(Finding finding, CancellationToken stop)
    {
        var actions = await db.Set<ImprovementAction>()
            .Where(a => db.Set<FindingAction>().Any(l => l.ActionId == a.Id && l.FindingId == finding.Id)
                && !db.Set<FindingAction>().Any(l => l.ActionId == a.Id && l.FindingId != finding.Id))
            .ToListAsync(stop);
        actions.ForEach(a => a.FollowCaseLevel(finding.IsCaseLevel));
    }
}
