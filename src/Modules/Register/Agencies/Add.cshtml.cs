using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>Adds an agency to the partnership: looked up in the directory first, so that it is not entered twice.</summary>
[Can(Can.EditAgencies)]
internal sealed class AddModel(AddAgency add, LineOfSightDb db, IAccess access) : PageModel, ILoad
{
    private const int Most = 20;

    [BindProperty]
    public AddAgency.Input Input { get; set; } = new();

    /// <summary>A part of a name to look up.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>The agency chosen from the directory.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public Guid? Chosen { get; set; }

    public Agency? Agency { get; private set; }

    public IReadOnlyList<Agency> Found { get; private set; } = [];

    public IReadOnlyList<SelectListItem> TypeChoices { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var role = await add.HandleAsync(access.PartnershipId(), Input, stop);
        return Redirect($"/register/agencies/agency/{role.AgencyId}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        access.DemandIn(Can.EditAgencies, access.PartnershipId());
        Input.AgencyId ??= Chosen;
        Agency = Input.AgencyId is { } id ? await db.Set<Agency>().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new NotVisible() : null;
        if (Find is { Length: > 0 } && !Find.Contains('\0', StringComparison.Ordinal))
        {
            var pattern = Pattern.Within(Find.Trim());
            Found = await db.Set<Agency>().AsNoTracking().Where(a => EF.Functions.ILike(a.Name, pattern)).OrderBy(a => a.Name).Take(Most).ToListAsync(stop);
            Input.Name ??= Find;
        }

        TypeChoices = await Types.ChoicesAsync(db, stop);
    }
}
