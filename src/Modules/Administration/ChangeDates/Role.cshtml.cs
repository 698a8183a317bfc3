using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.ChangeDates;

/// <summary>Change the dates of a role.</summary>
[Can(Can.ManagePeople)]
internal sealed class RoleModel(ChangeRoleDates change, RolesToChange roles, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty]
    public ChangeRoleDates.Input Input { get; set; } = new();

    [FromRoute]
    public Guid Assignment { get; set; }

    public RoleToChange Changing { get; private set; } = null!;

    public bool HasBegun => Changing.Role.StartsAt <= clock.GetUtcNow();

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Input = ChangeRoleDates.Of(Changing.Role);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        await change.HandleAsync(Assignment, Input, HttpContext.RequestAborted);
        Said = "The dates are changed.";
        return Redirect($"/administration/person/{Changing.Person.Id}");
    }

    public async Task LoadAsync(CancellationToken stop) => Changing = await roles.FindAsync(Assignment, stop);
}
