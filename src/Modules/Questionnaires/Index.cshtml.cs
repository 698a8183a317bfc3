using LineOfSight.Design;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires;

/// <summary>What the person's own agency or school is asked: to complete, to sign off, and finished.</summary>
[Can(Can.Answer)]
internal sealed class IndexModel(ListReturns list, IAccess access) : PageModel
{
    public IReadOnlyList<ListReturns.Mine> Returns { get; private set; } = [];

    public string Whose => access.Person.PartnershipName ?? "";

    /// <summary>When the next round opens that is not open yet; null when none is prepared.</summary>
    public DateOnly? Next { get; private set; }

    public IEnumerable<(string Heading, IReadOnlyList<ListReturns.Mine> Returns)> Groups =>
    [
        ("Yours to complete", [.. Returns.Where(r => r.CanBeAnswered && r.Return.Finished < r.Return.Asked)]),
        ("Waiting for sign-off", [.. Returns.Where(r => r.CanBeAnswered && r.Return.Finished == r.Return.Asked)]),
    ];

    public IReadOnlyList<ListReturns.Mine> Finished => [.. Returns.Where(r => !r.CanBeAnswered).OrderByDescending(r => r.Return.DueOn)];

    public string Words(ListReturns.Mine mine) => mine.Return switch
    {
        { State: ReturnState.Signed, SignedAt: { } at } => $"Signed off on {Dates.Plain(London.DateOf(at))} by {mine.Return.SignerName}",
        { State: ReturnState.Excused } => "Not asked for any more",
        _ when mine.Round == RoundState.Closed => $"Not signed off: {mine.Return.Finished} of {mine.Return.Asked} completed",
        _ => $"{mine.Return.Finished} of {mine.Return.Asked} completed",
    };

    public async Task OnGetAsync(CancellationToken stop)
    {
        Returns = await list.MineAsync(stop);
        Next = Returns.Count == 0 ? await list.NextAsync(stop) : null;
    }
}
