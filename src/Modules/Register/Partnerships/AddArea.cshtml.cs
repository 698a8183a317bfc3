using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

[Can(Can.EditPartnerships)]
internal sealed class AddAreaModel(AddArea add, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "partnership")]
    public Guid Id { get; set; }

    [BindProperty]
    public AddArea.Input Input { get; set; } = new();

    public PartnershipProfile Profile { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Authorities { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.StartsOn = Profile.LiveFrom ?? Profile.ShadowFrom;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await add.HandleAsync(Id, Input, stop);
        return Redirect($"/register/partnerships/partnership/{Id}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Profile = await EditPartnership.FindAsync(db, access, Id, stop);
        var authorities = await db.Set<LocalAuthority>().AsNoTracking().OrderBy(a => a.Name).ThenBy(a => a.EndsOn).ToListAsync(stop);
        Authorities = authorities.ConvertAll(a => new SelectListItem(a.Words, a.OnsCode));
    }
}
