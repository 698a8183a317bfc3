using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Bodies;

[Can(Can.EditBodies)]
internal sealed class CreateModel(KeepBody keep, LineOfSightDb db, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty]
    public KeepBody.Input Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/register/bodies/body/{await keep.CreateAsync(access.PartnershipId(), Input, stop)}");

    public async Task LoadAsync(CancellationToken stop)
    {
        access.DemandIn(Can.EditBodies, access.PartnershipId());
        Parents = await ParentsAsync(db, access, clock.Today(), null, stop);
    }

    /// <summary>The bodies that another one can report to.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> ParentsAsync(LineOfSightDb db, IAccess access, DateOnly today, Guid? except, CancellationToken stop) =>
        await db.VisibleTo<Body>(access, Can.ReadBodies).Of(db, access.PartnershipId())
            .Where(b => b.Id != except && (b.EndsOn == null || b.EndsOn >= today)).OrderBy(b => b.Name)
            .Select(b => new SelectListItem(b.Name, b.Id.ToString())).ToListAsync(stop);
}
