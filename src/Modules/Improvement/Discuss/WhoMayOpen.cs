using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Discuss;

/// <summary>Who, of those who hold a role in a partnership that holds a record, may open that record: only they are ever told of it.</summary>
internal sealed class WhoMayOpen(LineOfSightDb db, RoleBook book)
{
    /// <summary>Somebody who may open a record.</summary>
    internal sealed record Reader(Guid Id, string Name);

    public async Task<IReadOnlyList<Reader>> OfAsync(Facts record, CancellationToken stop)
    {
        var roles = await db.Database.SqlQuery<Row>(
            $"""
            select r.person_id as "PersonId", r.name as "Name", r.role as "Role", r.partnership_id as "PartnershipId", r.agency_id as "AgencyId", r.body_id as "BodyId", r.case_id as "CaseId"
            from improvement.roles_around({record.Held}) r
            """).ToListAsync(stop);
        // Each partnership sees its own shares alone; the function knows all who hold the record.
        var shown = record with { SharedWith = [.. roles.Select(r => r.PartnershipId).Distinct()] };
        return
        [
            .. roles.GroupBy(r => r.PersonId)
                .Where(g => Eyes.Of(g.Key, [.. g.Select(r => new Person.RoleHeld(r.Role, r.PartnershipId, r.AgencyId, r.BodyId, r.CaseId))], book).MayOpen(shown))
                .Select(g => new Reader(g.Key, g.First().Name))
                .OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private sealed record Row(Guid PersonId, string Name, string Role, Guid PartnershipId, Guid? AgencyId, Guid? BodyId, Guid? CaseId);
}
