using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Move;

/// <summary>Gives an action another date, with a reason.</summary>
[Can(Can.EditActions)]
internal sealed class DateModel(MoveDate move, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public MoveDate.Input Input { get; set; } = new();

    public ImprovementAction Action { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Action = await opening.ActionAsync(Id, Can.EditActions, stop);
        await opening.WasReadAsync(Action, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new MoveDate.Input { Version = Action.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await move.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/KeyDates", new { record = Id });
    }
}
