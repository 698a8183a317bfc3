using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement;

/// <summary>Every line of sight that is broken, and where, by theme and owner.</summary>
[Can(Can.ReadFindings)]
internal sealed class OrphansModel(FindOrphans find, People people, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public OrphanQuery Query { get; set; } = new();

    public FindOrphans.Result Result { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Query = ModelState.IsValid ? Query : new OrphanQuery();
        Result = await find.HandleAsync(Query, stop);
        Owners = [.. (await people.InAsync(access.Person.PartnershipId ?? throw new NotVisible(), stop)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }
}
