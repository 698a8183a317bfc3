using LineOfSight.Contracts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Register.Schools;
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
            select new AgencyName(agency.Id, agency.Name, type.Name, type.Key)).ToListAsync(stop);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> agencies, CancellationToken stop)
    {
        var wanted = agencies.Distinct().ToList();
        var urns = wanted.Select(SchoolIds.UrnOf).OfType<int>().ToList();
        var names = wanted.Count == urns.Count ? [] : await db.Set<Agency>().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        foreach (var school in urns.Count == 0 ? [] : await db.Set<School>().AsNoTracking().Where(s => urns.Contains(s.Urn)).ToListAsync(stop))
        {
            names[SchoolIds.Of(school.Urn)] = school.DisplayName;
        }

        return names;
    }

    public async Task<IReadOnlyList<WrittenTo>> ContactsAsync(Guid partnership, CancellationToken stop)
    {
        var today = clock.Today();
        var contacts = await db.Set<Contact>().AsNoTracking()
            .Where(c => c.PartnershipId == partnership && (c.EndsOn == null || c.EndsOn >= today)).OrderBy(c => c.StartsOn).ThenBy(c => c.Id).ToListAsync(stop);
        return [.. contacts.DistinctBy(c => c.AgencyId).Select(c => new WrittenTo(c.AgencyId, c.Name, c.Email))];
    }

    public async Task<IReadOnlyList<AgencyTypeName>> TypesAsync(CancellationToken stop) =>
        await db.Set<AgencyType>().OrderBy(t => t.Position).Select(t => new AgencyTypeName(t.Key, t.Name)).ToListAsync(stop);
}
