using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Disclosures.Record;

/// <summary>Writes down what was given to somebody outside.</summary>
[Can(Can.Disclose)]
internal sealed class DisclosureModel(RecordDisclosure record) : PageModel
{
    [BindProperty]
    public RecordDisclosure.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await record.HandleAsync(Input, stop);
        Done = "The disclosure is recorded.";
        return RedirectToPage("/Administration/Disclosures/Index");
    }
}
