using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Bodies;

[Can(Can.EditBodies)]
internal sealed class StandDownModel(KeepBody keep, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "body")]
    public Guid Id { get; set; }

    [BindProperty]
    public KeepBody.EndInput Input { get; set; } = new();

    public Body Body { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Body.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await keep.StandDownAsync(Id, Input, stop);
        return Redirect($"/register/bodies/body/{Id}");
    }

    public async Task LoadAsync(CancellationToken stop) => Body = await KeepBody.FindAsync(db, access, Id, stop);
}
