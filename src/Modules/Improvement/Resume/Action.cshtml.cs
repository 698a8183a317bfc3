using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Resume;

/// <summary>Lets a paused clock go on; the days on which it stood still are added to its date.</summary>
[Can(Can.EditActions)]
internal sealed class ActionModel(ResumeAction resume, Opening opening, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public ResumeAction.Input Input { get; set; } = new();

    public ImprovementAction Action { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Action = await opening.ActionAsync(Id, Can.EditActions, stop);
        await opening.WasReadAsync(Action, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new ResumeAction.Input { On = clock.Today(), Version = Action.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await resume.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/KeyDates", new { record = Id });
    }
}
