namespace LineOfSight.Kernel.Data;

/// <summary>Anything with a public identifier that acts can be about.</summary>
public interface IRecord
{
    /// <summary>The public identifier.</summary>
    Guid Id { get; }
}

/// <summary>A record that people know by a name, so that a history says the name in place of the identifier.</summary>
public interface INamed : IRecord
{
    /// <summary>The name as people read it.</summary>
    string Name { get; }
}

/// <summary>A record of one partnership, and of those it is shared with (<see cref="Share"/>). Row security guards its table.</summary>
public interface IPartnershipRecord : IRecord
{
    /// <summary>The partnership that keeps the record.</summary>
    Guid PartnershipId { get; }
}

/// <summary>A record that one agency leads: roles with the reach <c>own-agency</c> see and change only their own.</summary>
public interface IAgencyRecord
{
    /// <summary>The agency that leads, or null when none does yet.</summary>
    Guid? AgencyId { get; }
}

/// <summary>A record that one person owns: roles with the reach <c>own</c> see and change only their own.</summary>
public interface IOwnedRecord
{
    /// <summary>The person who owns it, or null when nobody does yet.</summary>
    Guid? OwnerId { get; }
}

/// <summary>A record of one body, such as a panel: assignments that are scoped to a body reach only its records.</summary>
public interface IBodyRecord
{
    /// <summary>The body, or null when the record belongs to the whole partnership.</summary>
    Guid? BodyId { get; }
}

/// <summary>A record about one child's case. Opening it needs a permission of its own and is written to the audit trail.</summary>
public interface ICaseRecord
{
    /// <summary>True when the record describes one child's case.</summary>
    bool IsCaseLevel { get; }
}

/// <summary>A record that people edit: a save that names an old version is refused and both texts are shown.</summary>
public interface IVersioned
{
    /// <summary>Counts the saves, from 1.</summary>
    int Version { get; set; }
}
