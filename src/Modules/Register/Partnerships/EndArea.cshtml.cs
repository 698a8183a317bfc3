using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

[Can(Can.EditPartnerships)]
internal sealed class EndAreaModel(EndArea end, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "area")]
    public Guid Id { get; set; }

    [BindProperty]
    public EndArea.Input Input { get; set; } = new();

    public PartnershipProfile Profile { get; private set; } = null!;

    public LocalAuthority Authority { get; private set; } = null!;

    public Area Area { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Area.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/register/partnerships/partnership/{await end.HandleAsync(Id, Input, stop)}");

    public async Task LoadAsync(CancellationToken stop)
    {
        Area = await db.Set<Area>().SingleOrDefaultAsync(a => a.Id == Id, stop) ?? throw new NotVisible();
        Profile = await EditPartnership.FindAsync(db, access, Area.PartnershipId, stop);
        Authority = await db.Set<LocalAuthority>().SingleAsync(a => a.OnsCode == Area.OnsCode, stop);
    }
}
