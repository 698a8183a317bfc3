using LineOfSight.Figures;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Lists;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Staff;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Questionnaires;

/// <summary>A round: who was asked, who has answered, who has not, by type or phase and by district.</summary>
[Can(Can.ReadRounds)]
internal sealed class RoundModel(ReadRound read, ReadStaff staff, TakeList take, History history, IAccess access, TimeProvider clock) : PageModel
{
    private const int RowsOnPage = 50;

    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    [FromQuery(Name = "state")]
    public ReturnState? State { get; set; }

    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "district")]
    public string? District { get; set; }

    /// <summary>True for those that are overdue.</summary>
    [FromQuery(Name = "late")]
    public bool IsLate { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public Round Round { get; private set; } = null!;

    public Definition Definition { get; private set; } = null!;

    public IReadOnlyList<Return> Returns { get; private set; } = [];

    public IReadOnlyList<Return> Rows { get; private set; } = [];

    /// <summary>What became of those that are answered by another return of the agency, or were.</summary>
    public IReadOnlyDictionary<Guid, SharedWith> Shared { get; private set; } = new Dictionary<Guid, SharedWith>();

    public int Matching { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public bool MayKeep { get; private set; }

    public IReadOnlyList<Return> Unreachable { get; private set; } = [];

    public ReadRound.Changes Changes { get; private set; } = ReadRound.Changes.None;

    public IReadOnlyList<History.Entry> History { get; private set; } = [];

    public Share Rate { get; private set; } = null!;

    /// <summary>How many staff have answered; null for a round without a questionnaire for them.</summary>
    public StaffRates? Staff { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public DateOnly Today => clock.Today();

    public IEnumerable<SelectListItem> Kinds => Choices(r => r.KindWords);

    public IEnumerable<SelectListItem> Districts => Choices(r => r.District);

    /// <summary>Who has not signed off, by type or phase and by district.</summary>
    public IReadOnlyList<(string Caption, string Column, IReadOnlyList<ReadRound.Came> Rows)> Missing =>
    [
        Round.Audience == Audience.Schools ? ("Not signed off, by phase", "Phase", ReadRound.By(Returns, r => r.KindWords)) : ("Not signed off, by type", "Type", ReadRound.By(Returns, r => r.KindWords)),
        ("Not signed off, by district", "District", Returns.Any(r => r.District is not null) ? ReadRound.By(Returns, r => r.District) : []),
    ];

    public string Without(string parameter) =>
        $"/questionnaires/round/{Id}{new QueryBuilder(Request.Query.Where(q => q.Key != parameter && q.Key != "page").SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? ""))).ToQueryString()}";

    public async Task OnGetAsync(CancellationToken stop)
    {
        Round = await read.FindAsync(Id, Can.ReadRounds, stop);
        (Definition, Returns) = (await read.DefinitionAsync(Round, stop), await read.ReturnsAsync(Round, stop));
        Shared = await read.SharedAsync(Round, stop);
        MayKeep = access.May(Can.KeepRounds, Round);
        Changes = await read.ChangesAsync(Round, Returns, stop);
        Unreachable = MayKeep && Round.State != RoundState.Closed ? await read.UnreachableAsync(Round, Returns, stop) : [];
        History = await history.OfAsync([Id], stop);
        Rate = Figure.ResponseRate(
            Returns.Count(r => r.State == ReturnState.Signed), Returns.Count(r => r.State != ReturnState.Excused), Round.Audience == Audience.Schools ? "schools" : "agencies",
            new Origin("Returns signed off, of those asked for. Who was excused is not counted.", $"Round {Round.Reference}", Today));
        Staff = Round.StaffDefinitionId is null ? null : StaffRates.Of(Round, Returns, await staff.OfRoundAsync(Id, stop), Today);
        var matching = Matches().ToList();
        Matching = matching.Count;
        Pages = Math.Max(1, (Matching + RowsOnPage - 1) / RowsOnPage);
        PageNumber = Math.Clamp(Number ?? 1, 1, Pages);
        Rows = [.. matching.Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage)];
    }

    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        await OnGetAsync(stop);
        Column[] columns =
        [
            new(Round.Audience == Audience.Schools ? "School" : "Agency", 44), new("URN", 10), new(Round.Audience == Audience.Schools ? "Phase" : "Type", 24), new("District", 22),
            new("Reference", 12), new("State", 14), new("Completed", 12), new("Asked", 10), new("Due", 14), new("Signed off", 20), new("Escalated", 14),
        ];
        var filters = new[] { ("State", State?.Words()), ("Type or phase", Kind), ("District", District), ("Only", IsLate ? "Overdue" : null) };
        var rows = Matches().Select(r => (IReadOnlyList<object?>)
        [
            r.Name, r.Urn, r.KindWords, r.District, r.Reference, r.State.Words(), r.Finished, r.Asked, r.DueOn, r.SignedAt,
            r.EscalatedAt is { } at ? London.DateOf(at) : null,
        ]).ToAsyncEnumerable();
        var taken = await take.HandleAsync(
            new Listing(Can.ReadRounds, $"Returns of {Round.Reference}", [.. filters.Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!))], Returns.Count, columns, rows), format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }

    private IEnumerable<Return> Matches() => Returns.Where(r =>
        (State is null || r.State == State) && (Kind is null or "" || r.KindWords == Kind) && (District is null or "" || r.District == District)
        && (!IsLate || (r.IsOpen && r.DueOn < Today)));

    private IEnumerable<SelectListItem> Choices(Func<Return, string?> what) =>
        Returns.Select(what).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(w => new SelectListItem(w, w));
}
