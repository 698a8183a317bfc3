using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;

namespace LineOfSight.Improvement;

/// <summary>
/// How far a permission reaches, asked of rows that were read in one round trip: the same answer as <c>VisibleTo</c>, without a
/// query per record, for roles that hold in a whole partnership. A role of one body or one case reaches no finding or action.
/// </summary>
internal sealed class Reach(Scope scope, Guid person)
{
    public Reach(IAccess access, string permission)
        : this(access.ScopeOf(permission), access.Person.Id)
    {
    }

    public bool Holds(Guid keeper, IReadOnlyCollection<Guid> sharedWith, Guid? agency, Guid? owner) =>
        scope.Installation || sharedWith.Prepend(keeper).Any(holder =>
            scope.Partnerships.Contains(holder)
            || (agency is { } led && scope.Agencies.Contains((holder, led)))
            || (owner == person && scope.Own.Contains(holder)));

    /// <summary>True when the permission reaches this finding.</summary>
    public bool Holds(FindingLink finding) => Holds(finding.PartnershipId, finding.SharedWith, agency: null, finding.OwnerId);

    /// <summary>True when the permission reaches this action.</summary>
    public bool Holds(ActionLink action) => Holds(action.PartnershipId, action.SharedWith, action.AgencyId, action.OwnerId);

    /// <summary>The same as a condition on a table's row, in the partnership that the person works in.</summary>
    /// <param name="sql">Takes the parameters.</param>
    /// <param name="row">The row's alias.</param>
    /// <param name="partnership">The present partnership.</param>
    /// <param name="hasAgency">True when the table names a leading agency.</param>
    public string Sql(SqlText sql, string row, Guid partnership, bool hasAgency)
    {
        if (scope.Installation || scope.Partnerships.Contains(partnership))
        {
            return "true";
        }

        var parts = new List<string>();
        var agencies = scope.Agencies.Where(a => a.Partnership == partnership).Select(a => a.Agency).ToArray();
        if (hasAgency && agencies.Length > 0)
        {
            parts.Add($"{row}.agency_id = any({sql.Add(agencies)})");
        }

        if (scope.Own.Contains(partnership))
        {
            parts.Add($"{row}.owner_id = {sql.Add(person)}");
        }

        return parts.Count == 0 ? "false" : $"({string.Join(" or ", parts)})";
    }

    /// <summary>True when every record of the partnership is in reach.</summary>
    public bool IsWhole(Guid partnership) => scope.Installation || scope.Partnerships.Contains(partnership);
}
