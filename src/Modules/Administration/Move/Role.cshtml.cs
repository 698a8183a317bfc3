using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Move;

/// <summary>Move a person from one role to another on a day.</summary>
[Can(Can.ManagePeople)]
internal sealed class RoleModel(MoveRole move, RolesToChange roles, RoleChoosing choosing) : PageModel, ILoad
{
    [BindProperty]
    public MoveRole.Input Input { get; set; } = new();

    [FromRoute]
    public Guid Assignment { get; set; }

    public RoleToChange Moving { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Input = new MoveRole.Input { Role = "", AgencyId = Moving.Role.AgencyId, BodyId = Moving.Role.BodyId, Version = Moving.Role.Version };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var made = await move.HandleAsync(Assignment, Input, HttpContext.RequestAborted);
        Said = "The move is recorded.";
        return Redirect($"/administration/person/{made.PersonId}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Moving = await roles.FindAsync(Assignment, stop);
        ViewData["Choices"] = await choosing.InAsync(Moving.Role.PartnershipId ?? throw new NotVisible(), stop);
    }
}
