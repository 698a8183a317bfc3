using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires;

/// <summary>The rounds of the partnership, themed ones among them: one calendar of what is asked of whom.</summary>
[Can(Can.ReadRounds)]
internal sealed class RoundsModel(ListReturns list, IAccess access) : PageModel
{
    public IReadOnlyList<(Round Round, int Signed, int Asked)> Rounds { get; private set; } = [];

    public bool MayKeep => access.May(Can.KeepRounds);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var rounds = await list.RoundsAsync(stop);
        var counts = await list.CountsAsync([.. rounds.Select(r => r.Id)], stop);
        Rounds = [.. rounds.Select(r => (r, counts[r.Id].Where(c => c.State == ReturnState.Signed).Sum(c => c.Count), counts[r.Id].Where(c => c.State != ReturnState.Excused).Sum(c => c.Count)))];
    }
}
