using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Administration.Disclosures.Export;

/// <summary>Asks for what one agency gave.</summary>
[Can(Can.ExportAgencies)]
internal sealed class AgencyModel(AskExport ask) : PageModel, ILoad
{
    [BindProperty]
    public AskExport.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public async Task LoadAsync(CancellationToken stop) => Agencies = [.. (await ask.ChoicesAsync(stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await ask.HandleAsync(Input, stop);
        Done = "The export is ready to fetch.";
        return RedirectToPage("/Administration/Disclosures/Index");
    }
}
