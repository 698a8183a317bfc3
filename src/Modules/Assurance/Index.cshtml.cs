using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance;

/// <summary>The rounds whose returns can be compared.</summary>
[Can(Can.Compare)]
internal sealed class IndexModel(ReadReturns read, IAccess access) : PageModel
{
    public IReadOnlyList<RoundName> Rounds { get; private set; } = [];

    public bool MayAsk => access.May(Can.Ask);

    public async Task OnGetAsync(CancellationToken stop) => Rounds = await read.RoundsAsync(stop);
}
