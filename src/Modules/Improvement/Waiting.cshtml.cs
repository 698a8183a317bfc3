using LineOfSight.Improvement.Block;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>What others wait for from the person, and what the person's own actions wait for.</summary>
[Can(Can.ReadActions)]
internal sealed class WaitingModel(ReadWaits waits) : PageModel
{
    public IReadOnlyList<ReadWaits.Pair> FromMe { get; private set; } = [];

    public IReadOnlyList<ReadWaits.Pair> ForMe { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => (FromMe, ForMe) = (await waits.FromMeAsync(stop), await waits.ForMeAsync(stop));
}
