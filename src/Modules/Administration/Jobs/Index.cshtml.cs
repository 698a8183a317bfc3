using System.Globalization;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Jobs;

/// <summary>The jobs: when each ran last, when it runs next, and what failed.</summary>
[Can(Can.ReadJobs)]
internal sealed class IndexModel(JobList list, AskForTurn ask, IAccess access) : PageModel, ILoad
{
    [BindProperty]
    public AskForTurn.Input Input { get; set; } = new();

    public IReadOnlyList<JobList.Row> Rows { get; private set; } = [];

    public IReadOnlyList<JobRun> Failures { get; private set; } = [];

    public IReadOnlyList<JobNode> Nodes { get; private set; } = [];

    public bool MayRun => access.May(Can.RunJobs);

    [TempData]
    public string? Said { get; set; }

    public bool IsAstray(JobNode node) => list.IsAstray(node);

    public string WordsOf(string job) => list.WordsOf(job);

    public string Difference(JobNode node)
    {
        var (much, ahead) = (node.ClockAhead.Duration(), node.ClockAhead > TimeSpan.Zero ? "ahead of" : "behind");
        return string.Create(CultureInfo.InvariantCulture, $"{(much.TotalHours >= 2 ? $"{much.TotalHours:N0} hours" : $"{much.TotalMinutes:N0} minutes")} {ahead}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Rows = await list.RowsAsync(stop);
        Failures = await list.FailuresAsync(stop);
        Nodes = await list.NodesAsync(stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await ask.HandleAsync(Input, stop);
        Said = "The job begins within some seconds. Load this page again to see how it went.";
        return Redirect("/administration/jobs");
    }
}
