using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Disclosures.Export;

/// <summary>Hands an export over as a file.</summary>
[Can(Can.ExportAgencies)]
internal sealed class FetchModel(FetchExport fetch) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "export")]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var (content, name) = await fetch.HandleAsync(Id, stop);
        return File(content, "application/zip", name);
    }
}
