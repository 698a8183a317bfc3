using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement.Ask;

/// <summary>Asks an agency by link: first which agency, then about which of its actions, whom and until when.</summary>
[Can(Can.AskByLink)]
internal sealed class AgencyModel(AskAgency ask, IAgencies agencies, DueDates dates, IAccess access) : PageModel, ILoad
{
    [FromQuery(Name = "agency")]
    public Guid? AgencyId { get; set; }

    [BindProperty]
    public AskAgency.Input Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    /// <summary>The agency's name; null until one was chosen.</summary>
    public string? Name { get; private set; }

    public IReadOnlyList<ImprovementAction> Open { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.AskByLink, partnership);
        Agencies = [.. (await agencies.InAsync(partnership, stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        Name = AgencyId is { } id ? Agencies.FirstOrDefault(a => a.Value == id.ToString())?.Text ?? throw new NotVisible() : null;
        Open = AgencyId is { } chosen ? await ask.OpenAsync(partnership, chosen, stop) : [];
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Until = dates.ComingUpUntil, Actions = [.. Open.Select(a => a.Id)] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var made = await ask.HandleAsync(AgencyId ?? throw new RuleBroken("Choose an agency from the list"), Input, stop);
        Said = $"{made.AgencyName} is asked. The link goes to {made.Address} within a minute.";
        return Redirect("/improvement/ask");
    }
}
