using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Access;

/// <summary>Names of people, for showing who owns or did something.</summary>
public sealed class People(LineOfSightDb db, TimeProvider clock)
{
    /// <summary>Somebody who can be given work in a partnership.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Name">The name.</param>
    /// <param name="AgencyId">The agency the person acts for there, or null.</param>
    /// <param name="Role">The role's key.</param>
    public sealed record Colleague(Guid Id, string Name, Guid? AgencyId, string Role);

    /// <summary>The names of some people; who is unknown is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> ids, CancellationToken stop)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Set<Account>().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
    }

    /// <summary>Everybody who holds a role in a partnership now, by name; each once.</summary>
    public async Task<IReadOnlyList<Colleague>> InAsync(Guid partnership, CancellationToken stop) =>
        [.. (await RolesAsync(partnership, stop)).GroupBy(c => c.Id).Select(g => g.First()).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Everybody who holds a role in a partnership now, once for each role and agency.</summary>
    public async Task<IReadOnlyList<Colleague>> RolesAsync(Guid partnership, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Assignment>()
            .Where(r => r.PartnershipId == partnership && r.StartsAt <= now && (r.EndsAt == null || r.EndsAt > now))
            .Join(db.Set<Account>().Where(a => a.ClosedAt == null), r => r.PersonId, a => a.Id, (r, a) => new Colleague(a.Id, a.Name, r.AgencyId, r.Role))
            .ToListAsync(stop);
    }
}
