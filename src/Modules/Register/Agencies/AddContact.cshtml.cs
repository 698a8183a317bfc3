using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

[Can(Can.EditContacts)]
internal sealed class AddContactModel(KeepContact keep, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "role")]
    public Guid Id { get; set; }

    [BindProperty]
    public KeepContact.Input Input { get; set; } = new();

    public Agency Agency { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/register/agencies/agency/{(await keep.AddAsync(Id, Input, stop)).AgencyId}");

    public async Task LoadAsync(CancellationToken stop)
    {
        var role = await db.Set<AgencyRole>().SingleOrDefaultAsync(r => r.Id == Id, stop);
        access.Demand(Can.EditContacts, role);
        Agency = await db.Set<Agency>().SingleAsync(a => a.Id == role!.AgencyId, stop);
    }
}
