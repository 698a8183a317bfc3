using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Disclosures.Export;

/// <summary>Hands an export over as a file. Each time is a disclosure, so that it takes a button: following a link gives nothing away.</summary>
[Can(Can.ExportAgencies)]
internal sealed class FetchModel(FetchExport fetch) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "export")]
    public Guid Id { get; set; }

    public void OnGet() => throw new NotVisible();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (content, name) = await fetch.HandleAsync(Id, stop);
        return File(content, "application/zip", name);
    }
}
