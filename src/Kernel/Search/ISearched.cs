using LineOfSight.Kernel.Access;

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

    /// <summary>Where the acting person may find any; none when they may read none.</summary>
    IEnumerable<SearchPart> Where(IAccess access);

    /// <summary>Those of some records that the acting person may open, in any order.</summary>
    Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop);
}

/// <summary>A part of what a person may find. Each value narrows; none widens what row security lets through.</summary>
/// <param name="PartnershipId">In this partnership; null for what is national.</param>
/// <param name="AgencyId">Only what this agency leads, or null.</param>
/// <param name="OwnerId">Only what this person owns, or null.</param>
/// <param name="RecordId">Only this record, or null.</param>
/// <param name="Cases">Also records about one child's case.</param>
public sealed record SearchPart(Guid? PartnershipId, Guid? AgencyId = null, Guid? OwnerId = null, Guid? RecordId = null, bool Cases = false)
{
    /// <summary>What is national.</summary>
    public static SearchPart National { get; } = new(PartnershipId: null);

    /// <summary>The parts in which a permission reaches anything.</summary>
    /// <param name="access">The acting person's access.</param>
    /// <param name="permission">The permission to read.</param>
    /// <param name="cases">True for a permission that opens records about one child's case.</param>
    public static IEnumerable<SearchPart> Of(IAccess access, string permission, bool cases = false)
    {
        ArgumentNullException.ThrowIfNull(access);
        foreach (var part in access.ScopeOf(permission).Parts)
        {
            var record = part.BodyId ?? part.CaseId;
            if (part.Reach is Reach.Installation)
            {
                yield return National;
            }
            else if (part.Reach is Reach.Partnership)
            {
                yield return new(part.PartnershipId, RecordId: record, Cases: cases);
            }
            else
            {
                yield return new(part.PartnershipId, OwnerId: access.Person.Id, RecordId: record, Cases: cases);
                if (part.Reach is Reach.OwnAgency && part.AgencyId is { } agency)
                {
                    yield return new(part.PartnershipId, AgencyId: agency, RecordId: record, Cases: cases);
                }
            }
        }
    }
}

/// <summary>A record that was found and that the person may open.</summary>
/// <param name="Id">The record.</param>
/// <param name="Title">Its title; the link's words.</param>
/// <param name="Url">Its page.</param>
/// <param name="About">What it is, such as "Finding F-8KY2M · Gangs and knife crime".</param>
/// <param name="DueOn">The date it is due, or null.</param>
public sealed record Found(Guid Id, string Title, string Url, string About, DateOnly? DueOn = null);
