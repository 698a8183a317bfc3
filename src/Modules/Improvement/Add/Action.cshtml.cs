using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Add;

/// <summary>Adds an action to a finding or a recommendation.</summary>
[Can(Can.AddActions)]
internal sealed class ActionModel(AddAction add, Opening opening, Leads leads, ActionClocks clocks) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public AddAction.Input Input { get; set; } = new();

    public IPartnershipRecord Above { get; private set; } = null!;

    public string Title => Above is Recommendation r ? r.Text : ((Finding)Above).Title;

    public string Name => Above is Recommendation r ? $"Recommendation {r.Reference}" : $"Finding {((Finding)Above).Reference}";

    /// <summary>Where it came from, and goes back to.</summary>
    public string Back => Above is Recommendation ? $"/improvement/recommendation/{Id}" : $"/improvement/actions/{Id}";

    /// <summary>True when others will see the action too, because they hold what it serves.</summary>
    public bool IsShared { get; private set; }

    /// <summary>How soon it may be asked for.</summary>
    public IReadOnlyList<ActionClocks.Choice> Lengths { get; private set; } = [];

    public async Task LoadAsync(CancellationToken stop)
    {
        Above = await add.AboveAsync(Id, stop);
        await opening.WasReadAsync(Above, stop);
        var holders = await opening.HoldersAsync(Id, stop);
        IsShared = holders.Count > 1;
        var keeper = add.KeeperOf(Above, holders);
        await leads.ChooseAsync(ViewData, keeper, Can.AddActions, stop);
        Lengths = await clocks.ChoicesAsync(keeper, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await add.HandleAsync(Id, Input, stop);
        await LoadAsync(stop);
        return Redirect(Back);
    }
}
