namespace LineOfSight.Kernel.Search;

/// <summary>
/// One kind of record that people search for. Its table is made searched by its change script (<c>select kernel.searched(…)</c>); what
/// is found is read again here, by the same rule as the record's own page.
/// </summary>
public interface ISearched
{
    /// <summary>The kind, as its change script names it.</summary>
    string Kind { get; }

    /// <summary>What people call them, in the plural: "Findings".</summary>
    string Words { get; }

    /// <summary>The permission to read one.</summary>
    string Permission { get; }

    /// <summary>The permission that opens those about one child's case, or null where there are none.</summary>
    string? CasePermission => null;

    /// <summary>True for what is kept by no partnership.</summary>
    bool IsNational => false;

    /// <summary>Those of some records that the acting person may open, in any order.</summary>
    Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop);
}

/// <summary>A record that was found and that the person may open.</summary>
/// <param name="Id">The record.</param>
/// <param name="Title">Its title; the link's words.</param>
/// <param name="Url">Its page.</param>
/// <param name="About">What it is, such as "Finding F-8KY2M · Gangs and knife crime".</param>
/// <param name="DueOn">The date it is due, or null.</param>
public sealed record Found(Guid Id, string Title, string Url, string About, DateOnly? DueOn = null);
