using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Link;

/// <summary>Links an action that is already agreed to a further finding.</summary>
[Can(Can.AddActions)]
internal sealed class ActionModel(LinkAction link, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty]
    public LinkAction.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    /// <summary>True when others will see the action too, because they hold the finding.</summary>
    public bool IsShared { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Finding = await opening.FindingAsync(Id, Can.ReadFindings, stop);
        await opening.WasReadAsync(Finding, stop);
        IsShared = (await opening.HoldersAsync(Id, stop)).Count > 1;
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await link.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Actions", new { finding = Id });
    }
}
