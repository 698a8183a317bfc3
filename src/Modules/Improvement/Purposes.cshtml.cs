using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>The six purposes of the arrangements, with what was found for each.</summary>
[Can(Can.ReadFindings)]
internal sealed class PurposesModel(ReadLines lines) : PageModel
{
    public IReadOnlyDictionary<Purposes, (int Findings, int Answered)> Counts { get; private set; } = new Dictionary<Purposes, (int Findings, int Answered)>();

    public async Task OnGetAsync(CancellationToken stop) => Counts = await lines.PurposesAsync(stop);
}
