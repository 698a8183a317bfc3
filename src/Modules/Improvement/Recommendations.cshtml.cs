using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>The recommendation list of a partnership, by what needs doing.</summary>
[Can(Can.ReadFindings)]
internal sealed class RecommendationsModel(ListThread list) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ThreadQuery Query { get; set; } = new();

    public ListThread.Result Result { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Query = ModelState.IsValid ? Query : new ThreadQuery();
        Result = await list.HandleAsync("improvement.recommendation", list.Recommendations, Query.State, Query.Page, list.Recommendation, stop);
    }
}
