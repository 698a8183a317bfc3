using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Use;

/// <summary>Uses evidence for a further finding.</summary>
[Can(Can.EditFindings)]
internal sealed class EvidenceModel(UseEvidence use, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "evidence")]
    public Guid Id { get; set; }

    [BindProperty]
    public UseEvidence.Input Input { get; set; } = new();

    public Evidence Evidence { get; private set; } = null!;

    public Finding Finding { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        (Evidence, Finding) = await opening.EvidenceAsync(Id, Can.ReadFindings, stop);
        await opening.WasReadAsync(Finding, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("/Improvement/Finding", new { finding = await use.HandleAsync(Id, Input, stop) });
}
