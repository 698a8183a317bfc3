using LineOfSight.Host.Searching;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Search;

/// <summary>Where a search begins.</summary>
[SignedIn]
internal sealed class IndexModel(MakeSearch make, SearchRecords search) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public MakeSearch.Input Input { get; set; } = new() { Kind = SearchForm.Everywhere };

    /// <summary>The form with the kinds that the person can search.</summary>
    public SearchForm Form => new(Input, search.Kinds);

    /// <summary>Searches.</summary>
    public async Task<IActionResult> OnPostAsync() => Redirect($"/search/results/{await make.HandleAsync(Input, HttpContext.RequestAborted)}");
}

/// <summary>The form of a search, on both of its pages.</summary>
internal sealed record SearchForm(MakeSearch.Input Input, IReadOnlyList<ISearched> Kinds)
{
    /// <summary>Stands for every kind.</summary>
    public const string Everywhere = "all";
}
