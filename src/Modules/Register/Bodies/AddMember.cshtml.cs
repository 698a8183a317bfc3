using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Register.Bodies;

[Can(Can.EditBodies)]
internal sealed class AddMemberModel(KeepMembers keep, IAgencies agencies, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "body")]
    public Guid Id { get; set; }

    [BindProperty]
    public KeepMembers.Input Input { get; set; } = new();

    public Body Body { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> AgencyChoices { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await keep.JoinAsync(Id, Input, stop);
        return Redirect($"/register/bodies/body/{Id}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Body = await KeepBody.FindAsync(db, access, Id, stop);
        AgencyChoices = [.. (await agencies.InAsync(access.PartnershipId(), stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
    }
}
