using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>Roles as people read them: names in place of keys and identifiers.</summary>
internal sealed class RoleWords(LineOfSightDb db, RoleBook book, Granting granting)
{
    /// <summary>One role.</summary>
    /// <param name="Role">The assignment.</param>
    /// <param name="Name">The role's name.</param>
    /// <param name="Place">The partnership, or the whole installation.</param>
    /// <param name="Agency">The agency acted for, or null.</param>
    /// <param name="Only">The one body or case it holds for, or null.</param>
    public sealed record Line(Assignment Role, string Name, string Place, string? Agency, string? Only);

    public async Task<IReadOnlyList<Line>> OfAsync(IReadOnlyList<Assignment> roles, CancellationToken stop)
    {
        var partnerships = roles.Select(r => r.PartnershipId).OfType<Guid>().Distinct().ToList();
        var places = partnerships.Count == 0 ? [] : await db.Set<Partnership>().Where(p => partnerships.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var agencies = await granting.AgencyNamesAsync(roles.Select(r => r.AgencyId).OfType<Guid>().Distinct(), stop);
        var bodies = new Dictionary<Guid, string>();
        foreach (var partnership in roles.Where(r => r.BodyId is not null).Select(r => r.PartnershipId).OfType<Guid>().Distinct())
        {
            foreach (var body in await granting.BodiesAsync(partnership, stop))
            {
                bodies[body.Id] = body.Name;
            }
        }

        return [.. roles.Select(r => new Line(
            r,
            book.Find(r.Role)?.Name ?? r.Role,
            r.PartnershipId is { } place ? places.GetValueOrDefault(place, "A partnership") : "The whole installation",
            r.AgencyId is { } agency ? agencies.GetValueOrDefault(agency, "An agency that has left") : null,
            r.CaseId is not null ? "One case only" : r.BodyId is { } body2 ? bodies.GetValueOrDefault(body2, "One body only") : null))];
    }
}
