using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Pause;

/// <summary>Stops the clock of an action for a while, with a reason.</summary>
[Can(Can.EditActions)]
internal sealed class ActionModel(PauseAction pause, Opening opening, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public PauseAction.Input Input { get; set; } = new();

    public ImprovementAction Action { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Action = await opening.ActionAsync(Id, Can.EditActions, stop);
        await opening.WasReadAsync(Action, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new PauseAction.Input { On = clock.Today(), Version = Action.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await pause.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/KeyDates", new { record = Id });
    }
}
