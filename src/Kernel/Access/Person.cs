namespace LineOfSight.Kernel.Access;

/// <summary>Who is acting, with the roles that hold at this moment.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Roles">Every role that holds now.</param>
/// <param name="Partnerships">The partnerships of those roles, by name.</param>
/// <param name="PartnershipId">The partnership the person works in at the moment; null for people of none.</param>
public sealed record Person(
    Guid Id,
    string Name,
    IReadOnlyList<Person.RoleHeld> Roles,
    IReadOnlyList<Person.PartnershipOf> Partnerships,
    Guid? PartnershipId)
{
    /// <summary>Nobody: a visitor who has not signed in.</summary>
    public static readonly Person Nobody = new(Guid.Empty, "Nobody", [], [], null);

    /// <summary>One role that holds now.</summary>
    /// <param name="Role">The role's key.</param>
    /// <param name="PartnershipId">Its partnership, or null for the whole installation.</param>
    /// <param name="AgencyId">The agency acted for, or null.</param>
    /// <param name="BodyId">The only body it holds for, or null.</param>
    /// <param name="CaseId">The only case it holds for, or null.</param>
    public sealed record RoleHeld(string Role, Guid? PartnershipId, Guid? AgencyId, Guid? BodyId, Guid? CaseId);

    /// <summary>A partnership that the person belongs to.</summary>
    public sealed record PartnershipOf(Guid Id, string Name);

    /// <summary>True for everybody but a visitor.</summary>
    public bool IsSomebody => Id != Guid.Empty;

    /// <summary>The name of the partnership the person works in at the moment, or null.</summary>
    public string? PartnershipName => Partnerships.FirstOrDefault(p => p.Id == PartnershipId)?.Name;

    /// <summary>The agency the person acts for in the present partnership, or null.</summary>
    public Guid? AgencyId => Roles.FirstOrDefault(r => r.PartnershipId == PartnershipId && r.AgencyId is not null)?.AgencyId;
}
