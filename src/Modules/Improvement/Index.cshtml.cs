using LineOfSight.Contracts;
using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Lists;
using LineOfSight.Kernel.Rules;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement;

/// <summary>The actions of a partnership, by how urgent they are.</summary>
[Can(Can.ReadActions)]
internal sealed class IndexModel(ListActions list, IAgencies agencies, People people, TakeList take, IAccess access) : PageModel
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

    /// <summary>The list as a file.</summary>
    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        await OnGetAsync(stop);
        var groups = (await list.HandleAsync(new ActionQuery { State = Query.State, Theme = Query.Theme, Agency = Query.Agency, Owner = Query.Owner, Whole = true }, stop)).Groups;
        var all = (await list.HandleAsync(new ActionQuery(), stop)).Groups.Sum(g => g.Count);
        var filters = new[]
        {
            ("How urgent", Query.State is { } state ? Words(state) : null), ("Theme", Query.Theme),
            ("Agency", Query.Agency is { } agency ? Agencies.FirstOrDefault(a => a.Value == agency.ToString())?.Text ?? "not in this partnership" : null),
            ("Owner", Query.Owner is { } owner ? Owners.FirstOrDefault(o => o.Value == owner.ToString())?.Text ?? "not in this partnership" : null),
        };
        Column[] columns = [new("Reference", 14), new("Action", 46), new("How urgent"), new("Agency", 32), new("Owner", 26), new("Due", 14), new("Status", 14), new("Done", 14), new("Finding", 46)];
        var taken = await take.HandleAsync(
            new Listing(
                Can.ReadActions, "Actions", [.. filters.Where(f => !string.IsNullOrWhiteSpace(f.Item2)).Select(f => (f.Item1, f.Item2!))], all, columns,
                groups.SelectMany(g => g.Rows.Select(r => (IReadOnlyList<object?>)
                    [r.Reference, r.What, Words(g.State), r.AgencyName, r.OwnerName, r.DueOn, r.Status.Words(), r.DoneOn, r.FindingTitle])).ToAsyncEnumerable()),
            format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
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
