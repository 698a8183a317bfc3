using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Kernel.Access;

/// <summary>The one service that answers who may do what to which thing. Pages, exports, search and files all ask it.</summary>
public interface IAccess
{
    /// <summary>Who is acting.</summary>
    Person Person { get; }

    /// <summary>True when any role of the person has the permission, whatever its reach: enough to show a menu item.</summary>
    bool May(string permission);

    /// <summary>True when the person may do this to this record.</summary>
    bool May(string permission, IRecord record);

    /// <summary>True when the person may do this anywhere in a partnership, to records of any agency.</summary>
    bool MayIn(string permission, Guid partnership);

    /// <summary>How far a permission reaches for this person, for queries to push into SQL.</summary>
    Scope ScopeOf(string permission);

    /// <summary>Refuses, as if the record did not exist, when the person may not do this to it.</summary>
    /// <exception cref="NotVisible">The person may not, or the record is null.</exception>
    void Demand(string permission, IRecord? record);

    /// <summary>Refuses when the person may not do this in a partnership.</summary>
    /// <exception cref="NotVisible">The person may not.</exception>
    void DemandIn(string permission, Guid partnership);

    /// <summary>Refuses when no role of the person has the permission.</summary>
    /// <exception cref="NotVisible">The person may not.</exception>
    void Demand(string permission);
}

/// <summary>How far a permission reaches: the union of its parts.</summary>
/// <param name="Partnerships">Partnerships in which every record is in reach.</param>
/// <param name="Agencies">Pairs of partnership and agency: records that this agency leads there.</param>
/// <param name="Own">Partnerships in which the person's own records are in reach.</param>
/// <param name="Bodies">Bodies whose records are in reach.</param>
/// <param name="Installation">True when the permission reaches the whole installation.</param>
public sealed record Scope(
    IReadOnlyList<Guid> Partnerships,
    IReadOnlyList<(Guid Partnership, Guid Agency)> Agencies,
    IReadOnlyList<Guid> Own,
    IReadOnlyList<Guid> Bodies,
    bool Installation);
