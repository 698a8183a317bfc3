using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>What was done with a record of the thread, newest first.</summary>
[Can(Can.ReadActions)]
internal sealed class ActivityModel(ReadChain read, History history, Documents documents) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public IReadOnlyList<History.Entry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Finding, Seen.Recommendation, Seen.Decision, Seen.Action, Seen.Measure, Seen.Answer);
        var parts = Chain.Seen == Seen.Finding ? Chain.Evidence.Select(e => e.Id).Concat(Chain.Answers.Select(a => a.Id)) : [];
        var given = Chain.Seen is not (Seen.Finding or Seen.Action) ? [] : (await documents.OfAsync(Id, stop)).Select(d => d.Document.Id).Distinct();
        Entries = await history.OfAsync([Id, .. parts, .. given], stop);
    }
}
