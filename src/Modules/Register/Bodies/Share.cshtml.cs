using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Register.Bodies;

[Can(Can.EditBodies)]
internal sealed class ShareModel(ShareBody share, IPartnerships partnerships, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "body")]
    public Guid Id { get; set; }

    [BindProperty]
    public ShareBody.Input Input { get; set; } = new();

    public Body Body { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await share.HandleAsync(Id, Input, stop);
        return Redirect($"/register/bodies/body/{Id}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Body = await KeepBody.FindAsync(db, access, Id, stop);
        access.DemandIn(Can.EditBodies, Body.PartnershipId);
        var served = (await ShareBody.ServedAsync(db, Id, stop)).ConvertAll(s => s.PartnershipId);
        Others = [.. (await partnerships.AllAsync(stop)).Where(p => !served.Contains(p.Id)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }
}
