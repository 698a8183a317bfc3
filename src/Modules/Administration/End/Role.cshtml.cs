using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.End;

/// <summary>Interrupts before a role is ended.</summary>
[Can(Can.ManagePeople)]
internal sealed class RoleModel(RolesToChange roles) : PageModel
{
    public RoleToChange Ending { get; private set; } = null!;

    public async Task OnGetAsync(Guid assignment) => Ending = await roles.FindAsync(assignment, HttpContext.RequestAborted);
}
