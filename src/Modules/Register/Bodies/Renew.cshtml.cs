using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Bodies;

[Can(Can.EditBodies)]
internal sealed class RenewModel(KeepMembers keep, LineOfSightDb db, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "membership")]
    public Guid Id { get; set; }

    [BindProperty]
    public KeepMembers.RenewInput Input { get; set; } = new();

    public Membership Membership { get; private set; } = null!;

    public Body Body { get; private set; } = null!;

    public DateOnly Today { get; } = clock.Today();

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Membership.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/register/bodies/body/{await keep.RenewAsync(Id, Input, stop)}");

    public async Task LoadAsync(CancellationToken stop) => (Membership, Body) = await KeepMembers.FindAsync(db, access, Id, stop);
}
