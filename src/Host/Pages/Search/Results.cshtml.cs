using LineOfSight.Host.Searching;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Kernel.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Pages.Search;

/// <summary>What a search found. Its address names the search, so that no name stands in an address or in the browser's history.</summary>
[SignedIn]
internal sealed class ResultsModel(LineOfSightDb db, SearchRecords search) : PageModel
{
    private const int PageLength = 20;

    /// <summary>The search.</summary>
    [BindProperty(SupportsGet = true, Name = "search")]
    public Guid Id { get; set; }

    /// <summary>The page of the results, from 1.</summary>
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>What was searched for.</summary>
    public SearchMade Made { get; private set; } = null!;

    /// <summary>What was found.</summary>
    public SearchRecords.Result Result { get; private set; } = null!;

    /// <summary>The form, filled.</summary>
    public SearchForm Form => new(new MakeSearch.Input { Words = Made.Words, Kind = Made.Kind ?? SearchForm.Everywhere }, search.Kinds);

    /// <summary>The results of this page.</summary>
    public IEnumerable<(ISearched Kind, Found Found)> Shown => Result.Found.Skip((Number - 1) * PageLength).Take(PageLength);

    /// <summary>How many pages there are.</summary>
    public int Pages => (Result.Found.Count + PageLength - 1) / PageLength;

    /// <summary>The number of results in words.</summary>
    public string Count => (Result.Found.Count, Result.HasMore) switch
    {
        (1, _) => "1 result",
        (var many, false) => $"{many} results",
        (var many, true) => $"More than {many} results. The best {many} are shown; more words find fewer",
    };

    /// <summary>Searches again, as the person may now.</summary>
    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        Made = await db.Set<SearchMade>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, stop) ?? throw new NotVisible();
        Result = await search.ForAsync(Made.Words, Made.Kind, stop);
        Number = Math.Clamp(Number, 1, Math.Max(Pages, 1));
    }
}
