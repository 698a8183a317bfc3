using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

/// <summary>The partnerships of the installation, with their areas and status today.</summary>
[Can(Can.ReadPartnerships)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    /// <summary>A part of a partnership's or a local authority's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int All { get; private set; }

    public bool MayCreate => access.May(Can.CreatePartnerships);

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task LoadAsync(CancellationToken stop)
    {
        var today = clock.Today();
        var areas = (await (
            from area in db.Set<Area>()
            where area.StartsOn <= today && (area.EndsOn == null || area.EndsOn >= today)
            join authority in db.Set<LocalAuthority>() on area.OnsCode equals authority.OnsCode
            orderby authority.Name
            select new { area.PartnershipId, authority.Name }).AsNoTracking().ToListAsync(stop)).ToLookup(a => a.PartnershipId, a => a.Name);
        var profiles = await db.Set<PartnershipProfile>().AsNoTracking().OrderBy(p => p.Name).ToListAsync(stop);
        All = profiles.Count;
        Rows = [.. profiles
            .Select(p => new Row(p.Id, p.Name, [.. areas[p.Id]], p.StatusOn(today), p.Since(today), p.Id == access.Person.PartnershipId))
            .Where(r => Find is not { Length: > 0 } || r.Areas.Append(r.Name).Any(n => n.Contains(Find.Trim(), StringComparison.OrdinalIgnoreCase)))];
    }

    internal sealed record Row(Guid Id, string Name, IReadOnlyList<string> Areas, Status Status, DateOnly? Since, bool IsOwn);
}
