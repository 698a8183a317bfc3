using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

[Can(Can.EditContacts)]
internal sealed class EditContactModel(KeepContact keep, LineOfSightDb db) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "contact")]
    public Guid Id { get; set; }

    [BindProperty]
    public KeepContact.Input Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;

    public Agency Agency { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Name = Contact.Name, JobTitle = Contact.JobTitle, Email = Contact.Email, Telephone = Contact.Telephone, Version = Contact.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/register/agencies/agency/{(await keep.EditAsync(Id, Input, stop)).AgencyId}");

    public async Task LoadAsync(CancellationToken stop)
    {
        Contact = (await keep.FindAsync(Id, stop)).Contact;
        Agency = await db.Set<Agency>().SingleAsync(a => a.Id == Contact.AgencyId, stop);
    }
}
