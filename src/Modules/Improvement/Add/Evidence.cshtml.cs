using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Add;

/// <summary>Adds a quotation, a figure or a document to a finding.</summary>
[Can(Can.EditFindings)]
internal sealed class EvidenceModel(AddEvidence add, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty]
    public AddEvidence.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Finding = await opening.FindingAsync(Id, Can.EditFindings, stop);
        await opening.WasReadAsync(Finding, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await add.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Finding", new { finding = Id });
    }
}
