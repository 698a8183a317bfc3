using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

[Can(Can.EditAgencies)]
internal sealed class EndModel(EndAgency end, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "role")]
    public Guid Id { get; set; }

    [BindProperty]
    public EndAgency.Input Input { get; set; } = new();

    public AgencyRole Role { get; private set; } = null!;

    public Agency Agency { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Role.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/register/agencies/agency/{(await end.HandleAsync(Id, Input, stop)).AgencyId}");

    public async Task LoadAsync(CancellationToken stop)
    {
        var role = await db.Set<AgencyRole>().SingleOrDefaultAsync(r => r.Id == Id, stop);
        access.Demand(Can.EditAgencies, role);
        Role = role!;
        Agency = await db.Set<Agency>().SingleAsync(a => a.Id == Role.AgencyId, stop);
    }
}
