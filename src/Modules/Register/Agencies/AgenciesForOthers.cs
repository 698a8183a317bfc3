using LineOfSight.Contracts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>Answers other modules' questions about agencies. Row security keeps it to the acting person's partnerships.</summary>
internal sealed class AgenciesForOthers(LineOfSightDb db, TimeProvider clock) : IAgencies
{
    public async Task<IReadOnlyList<AgencyName>> InAsync(Guid partnership, CancellationToken stop)
    {
        var today = clock.Today();
        return await (
            from role in db.Set<AgencyRole>()
            where role.PartnershipId == partnership && role.StartsOn <= today && (role.EndsOn == null || role.EndsOn >= today)
            join agency in db.Set<Agency>() on role.AgencyId equals agency.Id
            join type in db.Set<AgencyType>() on agency.Type equals type.Key
            orderby agency.Name
            select new AgencyName(agency.Id, agency.Name, type.Name)).ToListAsync(stop);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> agencies, CancellationToken stop)
    {
        var wanted = agencies.Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Set<Agency>().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
    }
}
