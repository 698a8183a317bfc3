using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>The measure list of a partnership, by what needs doing.</summary>
[Can(Can.ReadFindings)]
internal sealed class MeasuresModel(ListThread list) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ThreadQuery Query { get; set; } = new();

    public ListThread.Result Result { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Query = ModelState.IsValid ? Query : new ThreadQuery();
        Result = await list.HandleAsync("improvement.measure", ListThread.Measures, Query.State, Query.Page, list.Measure, stop);
    }
}
