using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Search over what the person may open. Each search is an act, and so is shown to nobody but those who read the audit trail.</summary>
[SignedIn]
public sealed class SearchModel(SearchRecords search, IAccess access, Work work) : PageModel
{
    private const int PageLength = 20;

    /// <summary>What was typed.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Only this kind, or null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The page of the results, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>What was found; null before anything was typed.</summary>
    public SearchRecords.Result? Result { get; private set; }

    /// <summary>The results of this page.</summary>
    public IEnumerable<(ISearched Kind, Found Found)> Shown => Result!.Found.Skip((Math.Max(Number, 1) - 1) * PageLength).Take(PageLength);

    /// <summary>How many pages there are.</summary>
    public int Pages => (Result!.Found.Count + PageLength - 1) / PageLength;

    /// <summary>The kinds that the person can search.</summary>
    public IReadOnlyList<ISearched> Kinds => search.Kinds;

    /// <summary>The number of results in words.</summary>
    public string Count => (Result!.Found.Count, Result.HasMore) switch
    {
        (1, _) => "1 result",
        (var many, false) => $"{many} results",
        (var many, true) => $"More than {many} results. The best {many} are shown; more words find fewer.",
    };

    /// <summary>Searches.</summary>
    public async Task OnGetAsync()
    {
        Kind = Kinds.Any(k => k.Kind == Kind) ? Kind : null;
        if (!string.IsNullOrWhiteSpace(Query))
        {
            var stop = HttpContext.RequestAborted;
            Query = Query.Length > SearchRecords.Limit ? Query[..SearchRecords.Limit] : Query;
            Result = await search.ForAsync(Query, Kind, stop);
            var chain = access.Person.PartnershipId ?? Act.Installation;
            await work.DoAsync(HostModule.Searched, new Looked(NewId.Next()), Query, [chain], stop);
        }
    }

    private sealed record Looked(Guid Id) : IRecord;
}
