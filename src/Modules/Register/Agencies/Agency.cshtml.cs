using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>One agency as the partnership knows it: its part, its contacts, and where else it works.</summary>
[Can(Can.ReadAgencies)]
internal sealed class AgencyModel(LineOfSightDb db, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public Guid Id { get; set; }

    public Agency Agency { get; private set; } = null!;

    public AgencyType Type { get; private set; } = null!;

    /// <summary>Every time it worked with the partnership, the latest first.</summary>
    public IReadOnlyList<AgencyRole> Roles { get; private set; } = [];

    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public IReadOnlyList<string> Elsewhere { get; private set; } = [];

    public AgencyRole Role => Roles[0];

    public bool IsPast => Role.EndsOn < clock.Today();

    public bool MayEdit { get; private set; }

    public bool MayKeepContacts { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Agency, Roles) = await FindAsync(db, access, Id, stop);
        MayEdit = access.May(Can.EditAgencies, Role);
        MayKeepContacts = !IsPast && access.May(Can.EditContacts, Role);
        var here = access.PartnershipId();
        Type = await db.Set<AgencyType>().SingleAsync(t => t.Key == Agency.Type, stop);
        Contacts = await db.Set<Contact>().AsNoTracking().Where(c => c.PartnershipId == here && c.AgencyId == Id && c.EndsOn == null).OrderBy(c => c.Name).ToListAsync(stop);
        var today = clock.Today();
        var places = (await EditAgency.PlacesAsync(db, Id, stop)).Where(p => p.PartnershipId != here && new Period(p.StartsOn, p.EndsOn).Covers(today)).Select(p => p.PartnershipId).ToList();
        Elsewhere = places.Count == 0 ? [] : await db.Set<Partnership>().Where(p => places.Contains(p.Id)).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(stop);
    }

    /// <summary>An agency that works, or worked, with the person's present partnership.</summary>
    public static async Task<(Agency Agency, IReadOnlyList<AgencyRole> Roles)> FindAsync(LineOfSightDb db, IAccess access, Guid agency, CancellationToken stop)
    {
        var here = access.PartnershipId();
        var roles = await db.VisibleTo<AgencyRole>(access, Can.ReadAgencies).Where(r => r.PartnershipId == here && r.AgencyId == agency)
            .OrderByDescending(r => r.StartsOn).ToListAsync(stop);
        return roles.Count == 0 ? throw new NotVisible() : (await db.Set<Agency>().SingleAsync(a => a.Id == agency, stop), roles);
    }
}
