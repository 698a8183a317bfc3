using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Register.Agencies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partners;

[Can(Can.EditPartners)]
internal sealed class EndModel(AppointToSeat appoint, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "appointment")]
    public Guid Id { get; set; }

    [BindProperty]
    public AppointToSeat.EndInput Input { get; set; } = new();

    public Appointment Appointment { get; private set; } = null!;

    public Agency Agency { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { EndsOn = Appointment.EndsOn, Version = Appointment.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await appoint.EndAsync(Id, Input, stop);
        return Redirect("/register/partners");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        var role = await db.Set<Appointment>().Where(a => a.Id == Id).Select(a => a.AgencyRoleId).SingleOrDefaultAsync(stop);
        var (partner, appointments) = await AppointToSeat.FindAsync(db, access, role, stop);
        Appointment = appointments.Single(a => a.Id == Id);
        Agency = await db.Set<Agency>().SingleAsync(a => a.Id == partner.AgencyId, stop);
    }
}
