namespace LineOfSight.Contracts;

/// <summary>An agency, as other modules name it.</summary>
/// <param name="Id">The agency.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the field's words, such as "Police".</param>
/// <param name="TypeKey">The key of its type, such as <c>police</c>.</param>
public sealed record AgencyName(Guid Id, string Name, string Type, string TypeKey);

/// <summary>A type of agency.</summary>
/// <param name="Key">Its key, such as <c>police</c>.</param>
/// <param name="Words">Its name in the field's words.</param>
public sealed record AgencyTypeName(string Key, string Words);

/// <summary>Whom a partnership writes to at an agency or a school.</summary>
/// <param name="AgencyId">The agency, or the school as an agency (<see cref="SchoolEntry"/>).</param>
/// <param name="Name">The person.</param>
/// <param name="Email">Their address.</param>
public sealed record WrittenTo(Guid AgencyId, string Name, string Email);

/// <summary>Agencies of a partnership, for choosing and naming.</summary>
public interface IAgencies
{
    /// <summary>The safeguarding partners and relevant agencies of a partnership today, by name.</summary>
    Task<IReadOnlyList<AgencyName>> InAsync(Guid partnership, CancellationToken stop);

    /// <summary>The names of some agencies and schools; who is unknown is left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> agencies, CancellationToken stop);

    /// <summary>Whom the partnership writes to at its agencies today: for each the contact that it has known longest.</summary>
    Task<IReadOnlyList<WrittenTo>> ContactsAsync(Guid partnership, CancellationToken stop);

    /// <summary>Every type of agency, in the order of the law.</summary>
    Task<IReadOnlyList<AgencyTypeName>> TypesAsync(CancellationToken stop);
}

/// <summary>
/// A school of the national register, as other modules name it. It acts as an agency of its partnership: a role may be given for it, and it
/// leads its own records.
/// </summary>
/// <param name="AgencyId">The school as an agency; the same in every partnership, for ever.</param>
/// <param name="Urn">Its unique reference number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the words of the register, or null when it is not held.</param>
/// <param name="Phase">The key of its phase, such as <c>primary</c> or <c>alternative-provision</c>.</param>
/// <param name="PhaseWords">Its phase in words.</param>
/// <param name="LaCode">The Department for Education's code of its authority.</param>
/// <param name="District">The district it lies in, or null when it is not held.</param>
/// <param name="IsOpen">True while children attend.</param>
/// <param name="OpenedOn">When it opened, or null when it is not held.</param>
/// <param name="ClosedOn">When it closed or will close, or null.</param>
/// <param name="Rating">What the last inspection judged, in the words of the register, or null.</param>
/// <param name="InspectedOn">When that was, or null.</param>
public sealed record SchoolEntry(
    Guid AgencyId, int Urn, string Name, string? Type, string Phase, string PhaseWords, string LaCode, string? District, bool IsOpen, DateOnly? OpenedOn, DateOnly? ClosedOn, string? Rating, DateOnly? InspectedOn);

/// <summary>Schools of the national register. All of it is published.</summary>
public interface ISchools
{
    /// <summary>The open schools in the area of a partnership today, whatever their type and status, by name.</summary>
    Task<IReadOnlyList<SchoolEntry>> InAsync(Guid partnership, CancellationToken stop);

    /// <summary>Some schools by their identifiers as agencies, open or not; what is no school is left out.</summary>
    Task<IReadOnlyList<SchoolEntry>> OfAsync(IReadOnlyCollection<Guid> agencies, CancellationToken stop);

    /// <summary>The safeguarding lead of each school that the partnership knows one of: the one that was verified last.</summary>
    Task<IReadOnlyList<WrittenTo>> LeadsAsync(Guid partnership, CancellationToken stop);

    /// <summary>The keys of the phases with their words.</summary>
    IReadOnlyList<AgencyTypeName> Phases { get; }
}

/// <summary>A body of a partnership, as other modules name it.</summary>
/// <param name="Id">The body.</param>
/// <param name="Name">Its name.</param>
public sealed record BodyName(Guid Id, string Name);

/// <summary>Bodies of a partnership, for choosing and naming.</summary>
public interface IBodies
{
    /// <summary>The bodies that serve a partnership, by name.</summary>
    Task<IReadOnlyList<BodyName>> InAsync(Guid partnership, CancellationToken stop);

    /// <summary>Who chairs a body today, by name; null when nobody does.</summary>
    Task<string?> ChairAsync(Guid body, CancellationToken stop);

    /// <summary>The names of some bodies; who is unknown is left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> bodies, CancellationToken stop);
}

/// <summary>A safeguarding partner on a date.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lead">Who leads it on the date (lead safeguarding partner), or null when the seat is vacant.</param>
/// <param name="Delegate">Who speaks and decides for the lead, or null when nobody is delegated.</param>
public sealed record SafeguardingPartner(Guid AgencyId, string Name, string? Lead, string? Delegate);

/// <summary>Who the safeguarding partners are (Children Act 2004 section 16E): however many, on the date that matters.</summary>
public interface IPartners
{
    /// <summary>The safeguarding partners of a partnership on a date: council, health, police, in this order.</summary>
    Task<IReadOnlyList<SafeguardingPartner>> OnAsync(Guid partnership, DateOnly day, CancellationToken stop);
}

/// <summary>A partnership, as other modules name it.</summary>
/// <param name="Id">The partnership.</param>
/// <param name="Name">Its name.</param>
public sealed record PartnershipName(Guid Id, string Name);

/// <summary>A local authority of England under one ONS code.</summary>
/// <param name="OnsCode">The Office for National Statistics' code, such as <c>E10000020</c>; it changes with the boundary.</param>
/// <param name="LaCode">The Department for Education's three-digit code, such as <c>926</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region of England.</param>
public sealed record LocalAuthorityName(string OnsCode, string LaCode, string Name, string Region);

/// <summary>Partnerships and the areas they serve. All of it is published and read across partnerships.</summary>
public interface IPartnerships
{
    /// <summary>Every partnership of the installation, by name.</summary>
    Task<IReadOnlyList<PartnershipName>> AllAsync(CancellationToken stop);

    /// <summary>The names of some partnerships; who is unknown is left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> partnerships, CancellationToken stop);

    /// <summary>The local authorities of a partnership on a date.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="on">The date; null for today in London.</param>
    /// <param name="stop">Cancels.</param>
    Task<IReadOnlyList<LocalAuthorityName>> FootprintAsync(Guid partnership, DateOnly? on, CancellationToken stop);

    /// <summary>Every local authority with children's services, codes that have ended included, by name.</summary>
    Task<IReadOnlyList<LocalAuthorityName>> LocalAuthoritiesAsync(CancellationToken stop);
}

/// <summary>Addresses in the module Register.</summary>
public static class RegisterLinks
{
    /// <summary>The page of a partnership.</summary>
    public static string Partnership(Guid partnership) => $"/register/partnerships/partnership/{partnership}";

    /// <summary>The page of an agency in the person's present partnership.</summary>
    public static string Agency(Guid agency) => $"/register/agencies/agency/{agency}";

    /// <summary>The page of a body.</summary>
    public static string Body(Guid body) => $"/register/bodies/body/{body}";

    /// <summary>The page of a school.</summary>
    /// <param name="urn">Its unique reference number.</param>
    public static string School(int urn) => $"/register/schools/school/{urn}";
}
