using System.Globalization;
using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Lists;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>The findings of a partnership: first those that still owe an answer.</summary>
[Can(Can.ReadFindings)]
internal sealed class FindingsModel(ListFindings list, TakeList take, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public FindingQuery Query { get; set; } = new();

    public ListFindings.Result Result { get; private set; } = null!;

    public bool MayRaise => access.Person.PartnershipId is { } partnership && access.MayIn(Can.RaiseFindings, partnership);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Query = ModelState.IsValid ? Query : new FindingQuery();
        Result = await list.HandleAsync(Query, stop);
    }

    /// <summary>The list as a file.</summary>
    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        await OnGetAsync(stop);
        var groups = (await list.HandleAsync(new FindingQuery { State = Query.State, Theme = Query.Theme, Kind = Query.Kind, Year = Query.Year, Whole = true }, stop)).Groups;
        var all = (await list.HandleAsync(new FindingQuery(), stop)).Groups.Sum(g => g.Count);
        var filters = new[]
        {
            ("Answer", Query.State is { } state ? Words(state) : null), ("Theme", Query.Theme),
            ("Kind", Query.Kind is { } kind ? kind == "concern" ? "Concerns" : "Strengths" : null), ("Raised in", Query.Year?.ToString(CultureInfo.InvariantCulture)),
        };
        Column[] columns = [new("Reference", 14), new("Finding", 50), new("Kind", 12), new("Theme", 28), new("Raised by", 32), new("Raised", 14), new("Answer promised", 14), new("Answered", 14), new("Restricted", 12)];
        var taken = await take.HandleAsync(
            new Listing(
                Can.ReadFindings, "Findings", [.. filters.Where(f => !string.IsNullOrWhiteSpace(f.Item2)).Select(f => (f.Item1, f.Item2!))], all, columns,
                groups.SelectMany(g => g.Rows.Select(r => (IReadOnlyList<object?>)
                    [r.Reference, r.Title, r.IsConcern ? "Concern" : "Strength", r.Theme, r.RaisedBy, r.RaisedOn, r.AnswerBy, r.AnsweredOn, r.IsCaseLevel])).ToAsyncEnumerable()),
            format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }

    public static string Words(FindingState state) => state == FindingState.Owed ? "Answer owed" : "Answered";
}
