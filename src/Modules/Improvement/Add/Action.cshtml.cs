using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Add;

/// <summary>Adds an action to a finding.</summary>
[Can(Can.AddActions)]
internal sealed class ActionModel(AddAction add, Opening opening, Leads leads, ActionClocks clocks) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty]
    public AddAction.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    /// <summary>True when others will see the action too, because they hold the finding.</summary>
    public bool IsShared { get; private set; }

    /// <summary>How soon it may be asked for.</summary>
    public IReadOnlyList<ActionClocks.Choice> Lengths { get; private set; } = [];

    public async Task LoadAsync(CancellationToken stop)
    {
        Finding = await opening.FindingAsync(Id, Can.ReadFindings, stop);
        await opening.WasReadAsync(Finding, stop);
        var holders = await opening.HoldersAsync(Id, stop);
        IsShared = holders.Count > 1;
        var keeper = add.KeeperOf(Finding, holders);
        (ViewData["Agencies"], ViewData["People"]) = await leads.ChoicesAsync(keeper, Can.AddActions, stop);
        Lengths = await clocks.ChoicesAsync(keeper, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await add.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Actions", new { finding = Id });
    }
}
