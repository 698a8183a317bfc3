using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Block;

/// <summary>Says what stands in the way of an action, or that nothing does any more.</summary>
[Can(Can.UpdateActions)]
internal sealed class ActionModel(BlockAction block, ReadWaits waits, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public BlockAction.Input Input { get; set; } = new();

    public ImprovementAction Action { get; private set; } = null!;

    /// <summary>The action that it waits for, or null.</summary>
    public ReadWaits.Wait? WaitsFor { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Action = await opening.ActionAsync(Id, Can.UpdateActions, stop);
        await opening.WasReadAsync(Action, stop);
        WaitsFor = await waits.OfAsync(Action.BlockedByActionId, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Action.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        await (Action.BlockedOn is null ? block.BlockAsync(Id, Input, stop) : block.UnblockAsync(Id, Input, stop));
        return RedirectToPage("/Improvement/Action", new { record = Id });
    }
}
