using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.Challenge;

/// <summary>The queue of questions back.</summary>
[Can(Can.Ask)]
internal sealed class IndexModel(AskBack ask, IAgencies agencies) : PageModel
{
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    public IReadOnlyList<Challenged> Queue { get; private set; } = [];

    public string Name(Guid agency) => names.GetValueOrDefault(agency, "An agency that has left");

    public async Task OnGetAsync(CancellationToken stop)
    {
        Queue = await ask.QueueAsync(stop);
        names = await agencies.NamesAsync(Queue.Select(q => q.AgencyId), stop);
    }
}
