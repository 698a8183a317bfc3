using LineOfSight.Contracts;
using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement;

/// <summary>The actions of a partnership, by how urgent they are.</summary>
[Can(Can.ReadActions)]
internal sealed class IndexModel(ListActions list, IAgencies agencies, People people, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ActionQuery Query { get; set; } = new();

    public ListActions.Result Result { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public bool MayReadFindings => access.May(Can.ReadFindings);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Query = ModelState.IsValid ? Query : new ActionQuery();
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        Result = await list.HandleAsync(Query, stop);
        Agencies = [.. (await agencies.InAsync(partnership, stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        Owners = [.. (await people.InAsync(partnership, stop)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }

    public static string Words(ActionState state) => state switch
    {
        ActionState.Overdue => "Overdue",
        ActionState.Soon => $"Due in {Due.ComingUpDays} working days",
        ActionState.Later => "Later",
        _ => "Done",
    };

    public IEnumerable<ActionRow> Rows(ListActions.Group group) => group.Rows.Select(r => new ActionRow(
        r.Id, r.Reference, r.What, r.AgencyName, r.OwnerName, r.DueOn, r.Status, r.DoneOn, r.FindingTitle, r.FindingId));
}
