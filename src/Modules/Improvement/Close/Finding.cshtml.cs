using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Close;

/// <summary>Closes a finding, or opens it again.</summary>
[Can(Can.CloseFindings)]
internal sealed class FindingModel(CloseFinding close, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty]
    public CloseFinding.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    public CloseFinding.Standing Standing { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Finding = await opening.FindingAsync(Id, Can.CloseFindings, stop);
        await opening.WasReadAsync(Finding, stop);
        Standing = await close.StandingAsync(Id, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Finding.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        await (Finding.ClosedOn is null ? close.CloseAsync(Id, Input, stop) : close.ReopenAsync(Id, Input, stop));
        return RedirectToPage("/Improvement/Finding", new { finding = Id });
    }
}
