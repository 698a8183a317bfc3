using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Search;

/// <summary>Agencies that work, or worked, with the partnership, by name.</summary>
internal sealed class FindAgencies(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "agency";

    public string Words => "Agencies";

    public string Permission => Can.ReadAgencies;

    public bool IsNational => true;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var here = await db.VisibleTo<AgencyRole>(access, Can.ReadAgencies).Where(r => records.Contains(r.AgencyId) && r.PartnershipId == access.Person.PartnershipId)
            .Select(r => r.AgencyId).Distinct().ToListAsync(stop);
        var agencies = await db.Set<Agency>().AsNoTracking().Where(a => here.Contains(a.Id)).ToListAsync(stop);
        return [.. agencies.Select(a => new Found(a.Id, a.Name, $"/register/agencies/agency/{a.Id}", "Agency"))];
    }
}
