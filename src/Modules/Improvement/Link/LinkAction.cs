using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Link;

/// <summary>Lets an action that is already agreed serve a further finding.</summary>
internal sealed class LinkAction(LineOfSightDb db, IAccess access, Opening opening, Linking linking)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter the reference of the action, such as A-7KQ2M")]
        [StringLength(20, ErrorMessage = "A reference is a letter and five more, such as A-7KQ2M")]
        public string? Reference { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        access.Demand(Can.AddActions);
        var finding = await opening.FindingAsync(id, Can.ReadFindings, stop);
        var wanted = input.Reference!.Trim().ToUpperInvariant();
        var visible = await db.VisibleTo<ImprovementAction>(access, Can.ReadActions).Where(a => a.Reference == wanted).ToListAsync(stop);
        var action = visible.Find(a => !a.IsCaseLevel || access.May(Can.ReadCaseLevel, a));
        if (action is null || !access.May(Can.AddActions, action))
        {
            throw new RuleBroken("There is no action with this reference that you may link. Check the reference", nameof(Input.Reference));
        }

        RuleBroken.Unless(
            access.Person.Partnerships.Any(p => p.Id == action.PartnershipId),
            "This action is kept by another partnership. Ask them to link it",
            nameof(Input.Reference));
        var linked = await db.Set<FindingAction>().AnyAsync(l => l.FindingId == finding.Id && l.ActionId == action.Id, stop);
        RuleBroken.Unless(!linked, "This action already serves this finding", nameof(Input.Reference));
        await linking.LinkAsync(new FindingAction { FindingId = finding.Id, ActionId = action.Id }, finding.Id, action, ImprovementActs.ActionLinked, finding.Reference, stop);
    }
}
