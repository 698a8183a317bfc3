using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes what an action is, and who leads it.</summary>
[Can(Can.EditActions)]
internal sealed class ActionModel(EditAction edit, Opening opening, Leads leads) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditAction.Input Input { get; set; } = new();

    public ImprovementAction Action { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Action = await opening.ActionAsync(Id, Can.EditActions, stop);
        await opening.WasReadAsync(Action, stop);
        await leads.ChooseAsync(ViewData, Action.PartnershipId, Can.EditActions, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new EditAction.Input
        {
            What = Action.What, AgencyId = Action.AgencyId, OwnerId = Action.OwnerId, BodyId = Action.BodyId, Support = [.. await leads.SupportOfAsync(Action.Id, stop)], Version = Action.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await edit.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Action", new { record = Id });
    }
}
