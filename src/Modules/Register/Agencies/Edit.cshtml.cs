using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Register.Agencies;

[Can(Can.EditAgencies)]
internal sealed class EditModel(EditAgency edit, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditAgency.Input Input { get; set; } = new();

    public Agency Agency { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> TypeChoices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Name = Agency.Name, Type = Agency.Type, Version = Agency.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await edit.HandleAsync(access.PartnershipId(), Id, Input, stop);
        return Redirect($"/register/agencies/agency/{Id}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        (Agency, var roles) = await AgencyModel.FindAsync(db, access, Id, stop);
        access.Demand(Can.EditAgencies, roles[0]);
        TypeChoices = await Types.ChoicesAsync(db, stop);
    }
}
