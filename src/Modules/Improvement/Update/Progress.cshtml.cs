using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Update;

/// <summary>Says how an action is going; when it is done, what difference it made.</summary>
[Can(Can.UpdateActions)]
internal sealed class ProgressModel(UpdateProgress update, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public UpdateProgress.Input Input { get; set; } = new();

    public ImprovementAction Action { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Action = await opening.ActionAsync(Id, Can.UpdateActions, stop);
        await opening.WasReadAsync(Action, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new UpdateProgress.Input { Status = Action.Status == ActionStatus.Done ? null : Action.Status, Version = Action.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await update.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Action", new { record = Id });
    }
}
