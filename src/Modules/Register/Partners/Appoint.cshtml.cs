using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Register.Agencies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partners;

[Can(Can.EditPartners)]
internal sealed class AppointModel(AppointToSeat appoint, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "role")]
    public Guid Id { get; set; }

    [BindProperty]
    public AppointToSeat.Input Input { get; set; } = new();

    public AgencyRole Partner { get; private set; } = null!;

    public Agency Agency { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Partner.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await appoint.AppointAsync(Id, Input, stop);
        return Redirect("/register/partners");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        (Partner, _) = await AppointToSeat.FindAsync(db, access, Id, stop);
        Agency = await db.Set<Agency>().SingleAsync(a => a.Id == Partner.AgencyId, stop);
    }
}
