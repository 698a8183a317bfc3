using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

[Can(Can.EditContacts)]
internal sealed class EndContactModel(KeepContact keep, LineOfSightDb db) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "contact")]
    public Guid Id { get; set; }

    public Contact Contact { get; private set; } = null!;

    public Agency Agency { get; private set; } = null!;

    public bool IsLast { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/register/agencies/agency/{(await keep.EndAsync(Id, stop)).AgencyId}");

    public async Task LoadAsync(CancellationToken stop)
    {
        Contact = (await keep.FindAsync(Id, stop)).Contact;
        Agency = await db.Set<Agency>().SingleAsync(a => a.Id == Contact.AgencyId, stop);
        IsLast = !await db.Set<Contact>().AnyAsync(c => c.Id != Id && c.PartnershipId == Contact.PartnershipId && c.AgencyId == Contact.AgencyId && c.EndsOn == null, stop);
    }
}
