using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Partnerships;

[Can(Can.EditPartnerships)]
internal sealed class EditModel(EditPartnership edit, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "partnership")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditPartnership.Input Input { get; set; } = new();

    public PartnershipProfile Profile { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Name = Profile.Name, Predecessor = Profile.Predecessor, Region = Profile.StatedRegion, Version = Profile.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await edit.HandleAsync(Id, Input, stop);
        return Redirect($"/register/partnerships/partnership/{Id}");
    }

    public async Task LoadAsync(CancellationToken stop) => Profile = await EditPartnership.FindAsync(db, access, Id, stop);
}
