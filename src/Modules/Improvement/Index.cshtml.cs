using LineOfSight.Contracts;
using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Lists;
using LineOfSight.Kernel.Rules;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement;

/// <summary>The improvement plan of a partnership, or of what its filters name: a body, an agency, a theme, a recommendation, a person.</summary>
[Can(Can.ReadActions)]
internal sealed class IndexModel(ListActions list, IAgencies agencies, IBodies bodies, People people, TakeList take, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ActionQuery Query { get; set; } = new();

    /// <summary>What was just done to the plan.</summary>
    [TempData]
    public string? Said { get; set; }

    public ListActions.Result Result { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public bool MayReadFindings => access.May(Can.ReadFindings);

    public bool MayAsk => access.May(Can.AskByLink);

    public string? AgencyName => Named(Agencies, Query.Agency);

    public string? OwnerName => Named(Owners, Query.Owner);

    public string? BodyName => Named(Bodies, Query.Body);

    /// <summary>Whose plan it is; the first filter that names somebody, in the order in which plans are made.</summary>
    public string Heading => (BodyName, AgencyName, Query.Theme, Result.Recommendation, OwnerName) switch
    {
        ({ } body, _, _, _, _) => $"Improvement plan of {(body.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? body : $"the {body}")}",
        (_, { } agency, _, _, _) => $"Improvement plan of {agency}",
        (_, _, { Length: > 0 } theme, _, _) => $"Improvement plan on {theme}",
        (_, _, _, { } reference, _) => $"Improvement plan for recommendation {reference}",
        (_, _, _, _, { } owner) => $"Improvement plan of {owner}",
        _ => $"Improvement plan of {access.Person.PartnershipName}",
    };

    public async Task OnGetAsync(CancellationToken stop)
    {
        Query = ModelState.IsValid ? Query : new ActionQuery();
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        Result = await list.HandleAsync(Query, stop);
        Agencies = [.. (await agencies.InAsync(partnership, stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        Owners = [.. (await people.InAsync(partnership, stop)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        Bodies = [.. (await bodies.InAsync(partnership, stop)).Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
    }

    /// <summary>The plan as a file.</summary>
    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        await OnGetAsync(stop);
        var groups = (await list.HandleAsync(Query.AsWhole(), stop)).Groups;
        var all = (await list.HandleAsync(new ActionQuery(), stop)).All;
        const string Elsewhere = "not in this partnership";
        var filters = new[]
        {
            ("What is needed", Query.State?.Words()), ("Theme", Query.Theme), ("Agency", Query.Agency is null ? null : AgencyName ?? Elsewhere), ("Owner", Query.Owner is null ? null : OwnerName ?? Elsewhere),
            ("Body", Query.Body is null ? null : BodyName ?? Elsewhere), ("Recommendation", Query.Recommendation is null ? null : Result.Recommendation ?? "not one that you can open"),
            ("Only", Query.Only.Count == 0 ? null : string.Join(" or ", Query.Only.Distinct().Select(o => o.Words()))),
        };
        Column[] columns =
            [new("Reference", 14), new("Action", 46), new("What is needed"), new("Agency", 32), new("Owner", 26), new("Due", 14), new("Status", 14), new("Done", 14), new("Blocked", 10), new("Returned", 10), new("From", 46)];
        var taken = await take.HandleAsync(
            new Listing(
                Can.ReadActions, "Actions", [.. filters.Where(f => !string.IsNullOrWhiteSpace(f.Item2)).Select(f => (f.Item1, f.Item2!))], all, columns,
                groups.SelectMany(g => g.Rows.Select(r => (IReadOnlyList<object?>)
                    [r.Reference, r.What, g.State.Words(), r.AgencyName, r.OwnerName, r.DueOn, r.Status.Words(), r.DoneOn, r.IsBlocked ? "Yes" : null, r.IsReturned ? "Yes" : null, r.From])).ToAsyncEnumerable()),
            format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }

    /// <summary>True for a group whose actions can be changed together.</summary>
    public bool CanChoose(ListActions.Group group) =>
        group.State < ActionState.Evidence && (access.May(Can.EditActions) || access.May(Can.UpdateActions));

    public IEnumerable<ActionRow> Rows(ListActions.Group group) => group.Rows.Select(r => new ActionRow(
        r.Id, r.Reference, r.What, r.AgencyName, r.OwnerName, r.DueOn, r.Status, r.DoneOn, r.From, r.FromHref)
    {
        IsBlocked = r.IsBlocked, IsReturned = r.IsReturned, CanBeChosen = CanChoose(group),
    });

    private static string? Named(IEnumerable<SelectListItem> all, Guid? wanted) => wanted is { } id ? all.FirstOrDefault(a => a.Value == id.ToString())?.Text : null;
}
