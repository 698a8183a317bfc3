using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Scrutinise;

/// <summary>The scrutineer’s word on a finished action.</summary>
[Can(Can.Scrutinise)]
internal sealed class ActionModel(ScrutiniseAction scrutinise, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public ScrutiniseAction.Input Input { get; set; } = new();

    public ImprovementAction Action { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Action = await opening.ActionAsync(Id, Can.Scrutinise, stop);
        await opening.WasReadAsync(Action, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Action.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await scrutinise.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Action", new { record = Id });
    }
}
