using LineOfSight.Contracts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

/// <summary>Answers other modules' questions about partnerships.</summary>
internal sealed class PartnershipsForOthers(LineOfSightDb db, TimeProvider clock) : IPartnerships
{
    public async Task<IReadOnlyList<PartnershipName>> AllAsync(CancellationToken stop) =>
        await db.Set<Partnership>().OrderBy(p => p.Name).Select(p => new PartnershipName(p.Id, p.Name)).ToListAsync(stop);

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> partnerships, CancellationToken stop)
    {
        var wanted = partnerships.Distinct().ToList();
        return await db.Set<Partnership>().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
    }

    public async Task<IReadOnlyList<LocalAuthorityName>> FootprintAsync(Guid partnership, DateOnly? on, CancellationToken stop)
    {
        var day = on ?? clock.Today();
        return await db.Set<Area>()
            .Where(a => a.PartnershipId == partnership && a.StartsOn <= day && (a.EndsOn == null || a.EndsOn >= day))
            .Join(db.Set<LocalAuthority>(), a => a.OnsCode, l => l.OnsCode, (_, l) => l)
            .OrderBy(l => l.Name)
            .Select(l => new LocalAuthorityName(l.OnsCode, l.LaCode, l.Name, l.Region))
            .ToListAsync(stop);
    }

    public async Task<IReadOnlyList<LocalAuthorityName>> LocalAuthoritiesAsync(CancellationToken stop) =>
        await db.Set<LocalAuthority>().OrderBy(l => l.Name).ThenBy(l => l.StartsOn)
            .Select(l => new LocalAuthorityName(l.OnsCode, l.LaCode, l.Name, l.Region)).ToListAsync(stop);
}
