using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Withdraw;

/// <summary>Records that consent to use somebody’s words was withdrawn.</summary>
[Can(Can.EditFindings)]
internal sealed class ConsentModel(WithdrawConsent withdraw, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "evidence")]
    public Guid Id { get; set; }

    [BindProperty]
    public WithdrawConsent.Input Input { get; set; } = new();

    public Evidence Evidence { get; private set; } = null!;

    public Finding Finding { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        (Evidence, Finding) = await opening.EvidenceAsync(Id, Can.EditFindings, stop);
        await opening.WasReadAsync(Finding, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Evidence.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("/Improvement/Finding", new { finding = await withdraw.HandleAsync(Id, Input, stop) });
}
