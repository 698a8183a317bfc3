using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>What was done with a finding, an action or an answer, newest first.</summary>
[Can(Can.ReadActions)]
internal sealed class ActivityModel(ReadChain read, History history) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public IReadOnlyList<History.Entry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Finding, Seen.Action, Seen.Answer);
        var parts = Chain.Seen == Seen.Finding ? Chain.Evidence.Select(e => e.Id).Concat(Chain.Answers.Select(a => a.Id)) : [];
        Entries = await history.OfAsync([Id, .. parts], stop);
    }
}
