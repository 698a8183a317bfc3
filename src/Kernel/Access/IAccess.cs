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

/// <summary>How far a permission reaches for a person: the union of what each of their roles permits.</summary>
/// <param name="Parts">One for each role with the permission.</param>
public sealed record Scope(IReadOnlyList<Scope.Part> Parts)
{
    /// <summary>What one role permits.</summary>
    /// <param name="Reach">How far.</param>
    /// <param name="PartnershipId">In this partnership; null for the whole installation.</param>
    /// <param name="AgencyId">The agency that the person acts for there, or null.</param>
    /// <param name="BodyId">Only records of this body, or null for all.</param>
    /// <param name="CaseId">Only this case, or null for all.</param>
    public sealed record Part(Reach Reach, Guid? PartnershipId, Guid? AgencyId, Guid? BodyId, Guid? CaseId)
    {
        /// <summary>True when the role holds for the whole of its partnership.</summary>
        public bool IsWhole => BodyId is null && CaseId is null && PartnershipId is not null;
    }

    /// <summary>True when the permission reaches the whole installation.</summary>
    public bool Installation => Parts.Any(p => p.Reach == Reach.Installation);

    /// <summary>Partnerships in which every record is in reach.</summary>
    public IReadOnlyList<Guid> Partnerships { get; } =
        [.. Parts.Where(p => p.IsWhole && p.Reach == Reach.Partnership).Select(p => p.PartnershipId!.Value).Distinct()];

    /// <summary>Pairs of partnership and agency: records that this agency leads there.</summary>
    public IReadOnlyList<(Guid Partnership, Guid Agency)> Agencies { get; } =
        [.. Parts.Where(p => p.IsWhole && p.Reach == Reach.OwnAgency && p.AgencyId is not null).Select(p => (p.PartnershipId!.Value, p.AgencyId!.Value)).Distinct()];

    /// <summary>Partnerships in which the person's own records are in reach.</summary>
    public IReadOnlyList<Guid> Own { get; } =
        [.. Parts.Where(p => p.IsWhole && p.Reach is (Reach.Own or Reach.OwnAgency)).Select(p => p.PartnershipId!.Value).Distinct()];
}
