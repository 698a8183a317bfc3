using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Kernel.Access;

/// <summary>Answers from the acting person's live roles and the roles file. Row security is the second wall behind it.</summary>
internal sealed class AccessService(UnitOfWork unit, RoleBook book) : IAccess
{
    public Person Person => unit.Person;

    public bool May(string permission) => Held(permission).Any();

    // The roles in the record's own partnership come first: whether it is shared with another one is a question to the database.
    public bool May(string permission, IRecord record) =>
        Held(permission).OrderBy(held => record is IPartnershipRecord kept && kept.PartnershipId != held.Role.PartnershipId).Any(held => Reaches(held.Role, held.Reach, record));

    public bool MayIn(string permission, Guid partnership) =>
        Held(permission).Any(h => h.Reach == Reach.Installation
            || (h.Reach == Reach.Partnership && h.Role.PartnershipId == partnership && h.Role.BodyId is null && h.Role.CaseId is null));

    public Scope ScopeOf(string permission) =>
        new([.. Held(permission).Select(h => new Scope.Part(h.Reach, h.Role.PartnershipId, h.Role.AgencyId, h.Role.BodyId, h.Role.CaseId))]);

    public void Demand(string permission, IRecord? record)
    {
        if (record is null || !May(permission, record))
        {
            throw new NotVisible();
        }
    }

    public void DemandIn(string permission, Guid partnership)
    {
        if (!MayIn(permission, partnership))
        {
            throw new NotVisible();
        }
    }

    public void Demand(string permission)
    {
        if (!May(permission))
        {
            throw new NotVisible();
        }
    }

    private IEnumerable<(Person.RoleHeld Role, Reach Reach)> Held(string permission)
    {
        foreach (var role in Person.Roles)
        {
            if (book.Find(role.Role) is { } known && known.May.TryGetValue(permission, out var reach))
            {
                yield return (role, reach);
            }
        }
    }

    private bool Reaches(Person.RoleHeld role, Reach reach, IRecord record)
    {
        if (reach == Reach.Installation)
        {
            return true;
        }

        if (record is IPartnershipRecord kept && kept.PartnershipId != role.PartnershipId && !unit.IsSharedWith(record.Id, role.PartnershipId))
        {
            return false;
        }

        if (role.BodyId is { } body && !(record is IBodyRecord of && of.BodyId == body) && record.Id != body)
        {
            return false;
        }

        if (role.CaseId is { } @case && record.Id != @case)
        {
            return false;
        }

        return reach switch
        {
            Reach.Partnership => true,
            Reach.OwnAgency => (record is IAgencyRecord led && led.AgencyId is { } agency && agency == role.AgencyId) || Owns(record),
            Reach.Own => Owns(record),
            _ => false,
        };
    }

    private bool Owns(IRecord record) => record is IOwnedRecord owned && owned.OwnerId == Person.Id && Person.IsSomebody;
}
