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

    /// <summary>True for somebody who answers in several areas: then each line names its own.</summary>
    public bool IsOfSeveral => access.Person.Partnerships.Count > 1;

    public string Whose => IsOfSeveral ? "All areas" : access.Person.PartnershipName ?? "";

    /// <summary>A questionnaire that several areas ask of the same agency.</summary>
    /// <param name="Title">The title of a round of it.</param>
    /// <param name="Lead">The return that can answer the others, or does; null until one was signed off.</param>
    /// <param name="Areas">How many areas ask it.</param>
    /// <param name="Left">How many of them have no answer, and could have that one.</param>
    /// <param name="Shared">How many are answered by it.</param>
    internal sealed record AskedBySeveral(string Title, ListReturns.Mine? Lead, int Areas, int Left, int Shared);

    /// <summary>What could be answered once.</summary>
    public IReadOnlyList<AskedBySeveral> Several { get; private set; } = [];

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
        { State: ReturnState.InProgress or ReturnState.Issued } when mine.IsShared && mine.CanBeAnswered => $"Answered once for several areas. {Count(mine.Return.Asked - mine.Return.Finished)} of its own left",
        { State: ReturnState.Excused } => "Not asked for any more",
        _ when mine.Round == RoundState.Closed => $"Not signed off: {mine.Return.Finished} of {mine.Return.Asked} completed",
        _ => $"{mine.Return.Finished} of {mine.Return.Asked} completed",
    };

    public async Task OnGetAsync(CancellationToken stop)
    {
        Returns = await list.MineAsync(stop);
        Several = access.May(Can.Share) ? [.. Returns.GroupBy(r => (r.Return.AgencyId, r.Questionnaire)).Select(g => Of([.. g])).OfType<AskedBySeveral>()] : [];
        Next = Returns.Count == 0 ? await list.NextAsync(stop) : null;
    }

    // Only what is asked now is worth a word.
    private static AskedBySeveral? Of(List<ListReturns.Mine> asked)
    {
        var open = asked.Where(r => r.Round == RoundState.Open && r.Return.State != ReturnState.Excused).ToList();
        if (open.Select(r => r.Return.PartnershipId).Distinct().Count() < 2)
        {
            return null;
        }

        var answered = open.Where(r => r.IsShared).ToList();
        var lead = asked.Find(r => answered.Exists(o => o.Shared!.LeadId == r.Return.Id)) ?? asked.Where(r => r.Return.State == ReturnState.Signed && !r.IsShared).MaxBy(r => r.Return.SignedAt);
        return new(
            open[0].Title, lead, open.Select(r => r.Return.PartnershipId).Distinct().Count(),
            lead is null ? 0 : open.Count(r => r.CanBeAnswered && !r.IsShared && r.Return.PartnershipId != lead.Return.PartnershipId), answered.Count(r => r.Shared!.LeadId == lead?.Return.Id));
    }

    private static string Count(int questions) => $"{questions} {(questions == 1 ? "question" : "questions")}";
}
