using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.End;

/// <summary>When and why a role ends.</summary>
[Can(Can.ManagePeople)]
internal sealed class ReasonModel(EndRole end, RolesToChange roles, IAccess access) : PageModel, ILoad
{
    [BindProperty]
    public EndRole.Input Input { get; set; } = new();

    [FromRoute]
    public Guid Assignment { get; set; }

    public RoleToChange Ending { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Input.Version = Ending.Role.Version;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        await end.HandleAsync(Assignment, Input, HttpContext.RequestAborted);
        Said = Input.When == EndRole.When.Now ? "The role is ended." : "The role ends after the day you gave.";

        // Whoever ended their own role may have nothing more to see there.
        return Redirect(Ending.Person.Id == access.Person.Id ? "/" : $"/administration/person/{Ending.Person.Id}");
    }

    public async Task LoadAsync(CancellationToken stop) => Ending = await roles.FindAsync(Assignment, stop);
}
