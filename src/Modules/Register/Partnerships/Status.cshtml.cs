using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

[Can(Can.EditPartnerships)]
internal sealed class StatusModel(ChangeStatus change, LineOfSightDb db, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "partnership")]
    public Guid Id { get; set; }

    [BindProperty]
    public ChangeStatus.Input Input { get; set; } = new();

    public PartnershipProfile Profile { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Status = Profile.StatusOn(clock.Today()), Into = Profile.MergedInto, Version = Profile.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await change.HandleAsync(Id, Input, stop);
        return Redirect($"/register/partnerships/partnership/{Id}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Profile = await EditPartnership.FindAsync(db, access, Id, stop);
        Others = await db.Set<PartnershipProfile>().Where(p => p.Id != Id).OrderBy(p => p.Name)
            .Select(p => new SelectListItem(p.Name, p.Id.ToString())).ToListAsync(stop);
    }
}
