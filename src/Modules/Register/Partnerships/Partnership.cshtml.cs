using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

/// <summary>One partnership: what is published about it.</summary>
[Can(Can.ReadPartnerships)]
internal sealed class PartnershipModel(LineOfSightDb db, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "partnership")]
    public Guid Id { get; set; }

    public PartnershipProfile Profile { get; private set; } = null!;

    public string? Into { get; private set; }

    public IReadOnlyList<Place> Areas { get; private set; } = [];

    public DateOnly Today { get; } = clock.Today();

    public bool MayEdit { get; private set; }

    public bool IsOwn => access.Person.PartnershipId == Id;

    public bool MayReadPartners => IsOwn && access.May(Can.ReadPartners);

    /// <summary>The region: stated by hand, or that of the areas of today.</summary>
    public string? Region => Profile.StatedRegion ?? Areas.Where(a => a.Area.Period.Covers(Today)).Select(a => a.Authority.Region).Distinct().ToList() switch
    {
        [] => null,
        [var only] => only,
        var several => string.Join(", ", several.Order()),
    };

    public async Task OnGetAsync(CancellationToken stop)
    {
        Profile = await db.Set<PartnershipProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, stop) ?? throw new NotVisible();
        MayEdit = access.May(Can.EditPartnerships, Profile);
        Areas = await (
            from area in db.Set<Area>()
            where area.PartnershipId == Id
            join authority in db.Set<LocalAuthority>() on area.OnsCode equals authority.OnsCode
            orderby authority.Name, area.StartsOn
            select new Place(area, authority)).AsNoTracking().ToListAsync(stop);
        Into = Profile.MergedInto is { } into ? await db.Set<Partnership>().Where(p => p.Id == into).Select(p => p.Name).SingleAsync(stop) : null;
    }

    internal sealed record Place(Area Area, LocalAuthority Authority);
}
