using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Register.Bodies;

[Can(Can.EditBodies)]
internal sealed class EditModel(KeepBody keep, LineOfSightDb db, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "body")]
    public Guid Id { get; set; }

    [BindProperty]
    public KeepBody.Input Input { get; set; } = new();

    public Body Body { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Name = Body.Name, Kind = Body.Kind, Purpose = Body.Purpose, ParentId = Body.ParentId, StartsOn = Body.StartsOn, Version = Body.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await keep.EditAsync(Id, Input, stop);
        return Redirect($"/register/bodies/body/{Id}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Body = await KeepBody.FindAsync(db, access, Id, stop);
        Parents = await CreateModel.ParentsAsync(db, access, clock.Today(), Id, stop);
    }
}
