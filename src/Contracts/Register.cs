namespace LineOfSight.Contracts;

/// <summary>An agency, as other modules name it.</summary>
/// <param name="Id">The agency.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the field's words, such as "Police".</param>
public sealed record AgencyName(Guid Id, string Name, string Type);

/// <summary>Agencies of a partnership, for choosing and naming.</summary>
public interface IAgencies
{
    /// <summary>The safeguarding partners and relevant agencies of a partnership today, by name.</summary>
    Task<IReadOnlyList<AgencyName>> InAsync(Guid partnership, CancellationToken stop);

    /// <summary>The names of some agencies; who is unknown is left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> agencies, CancellationToken stop);
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
}

/// <summary>Addresses in the module Register.</summary>
public static class RegisterLinks
{
    /// <summary>The page of a school.</summary>
    /// <param name="urn">Its unique reference number.</param>
    public static string School(int urn) => $"/register/schools/school/{urn}";
}
