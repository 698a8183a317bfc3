using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Share;

/// <summary>Interrupts before a finding is shared: that cannot be undone.</summary>
[Can(Can.ShareFindings)]
internal sealed class ConfirmModel(ShareFinding share) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "with")]
    public Guid With { get; set; }

    public Finding Finding { get; private set; } = null!;

    public string PartnershipName { get; private set; } = "";

    public async Task LoadAsync(CancellationToken stop)
    {
        (Finding, var others) = await share.ChoicesAsync(Id, stop);
        PartnershipName = others.FirstOrDefault(p => p.Id == With)?.Name ?? throw new NotVisible();
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await share.HandleAsync(Id, With, stop);
        return RedirectToPage("/Improvement/Finding", new { finding = Id });
    }
}
