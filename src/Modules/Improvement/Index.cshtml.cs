using LineOfSight.Contracts;
using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement;

/// <summary>The improvement plan of a partnership, or of what its filters name: a body, an agency, a theme, a recommendation, a person.</summary>
[Can(Can.ReadActions)]
internal sealed class IndexModel(ListActions list, IAgencies agencies, IBodies bodies, People people, IAccess access) : PageModel
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
