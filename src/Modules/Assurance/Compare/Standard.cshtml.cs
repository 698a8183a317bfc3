using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Assurance.Compare;

/// <summary>One standard: how many gave each grade over the years, and what each says of itself beside what others judge.</summary>
[Can(Can.Compare)]
internal sealed class StandardModel(ReadReturns read, RaiseStandard raise, IAccess access) : PageModel, ILoad
{
    /// <summary>In place of a grade: every grade that falls short.</summary>
    public const string FallsShort = "falls-short";

    private const int RowsOnPage = 50;

    /// <summary>One agency or school.</summary>
    internal sealed record Row(ReturnName Of, string? Own, string? Peer, string? Moderated)
    {
        public bool Differs => Moderated is not null && Own is not null && Moderated != Own;
    }

    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    [FromRoute(Name = "question")]
    public string Question { get; set; } = "";

    [FromQuery(Name = "grade")]
    public string? Grade { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public ReadReturns.Compared Compared { get; private set; } = null!;

    public StandardName Asked { get; private set; } = null!;

    public IReadOnlyList<ReadReturns.Year> Years { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public bool MayRaise { get; private set; }

    public int Short => Years.Count == 0 ? 0 : Years[0].Short;

    /// <summary>The words of every grade that was asked for in these years, this year's scale first.</summary>
    public IReadOnlyList<string> Scale => [.. Years.SelectMany(y => y.Grades).Select(g => g.Words).Distinct()];

    public int All => Years.Count == 0 ? 0 : Years[0].All;

    /// <summary>What the rows can be kept to: a grade, or all that fall short.</summary>
    public IEnumerable<SelectListItem> Choices => [.. Asked.Grades.Select(g => new SelectListItem(g.Words, g.Id)), new("Falls short", FallsShort)];

    /// <summary>Years that asked this under another name.</summary>
    public IEnumerable<ReadReturns.Year> Renamed => Years.Where(y => y.Asked is { } asked && asked.Question != Question);

    public string Own(Row row) => !row.Of.IsSigned ? "Not signed off" : Words(row.Own, "Not asked");

    public string Words(string? grade, string otherwise) => grade is null ? otherwise : Asked.Grades.FirstOrDefault(g => g.Id == grade)?.Words ?? "Another scale";

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task LoadAsync(CancellationToken stop)
    {
        Compared = await read.OfAsync(Id, stop);
        Asked = Compared.Standards.FirstOrDefault(s => s.Question == Question) ?? throw new NotVisible();
        Years = (await read.YearsAsync(Compared, stop)).GetValueOrDefault(Question) ?? [];
        MayRaise = access.MayIn(Can.Raise, Compared.Round.PartnershipId);
        var grades = await read.GradesAsync(Id, stop);
        var matching = Compared.Asked.Select(a => (Of: a, Own: grades.GetValueOrDefault(a.Id)?.GetValueOrDefault(Question)))
            .Where(r => string.IsNullOrEmpty(Grade) || (Grade == FallsShort ? Asked.Grades.Any(g => g.IsShort && g.Id == r.Own) : r.Own == Grade)).ToList();
        Pages = Math.Max(1, (matching.Count + RowsOnPage - 1) / RowsOnPage);
        PageNumber = Math.Clamp(Number ?? 1, 1, Pages);
        var shown = matching.Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage).ToList();
        var judged = await read.JudgementsAsync(shown.ConvertAll(r => r.Of.Id), Question, stop);
        Rows = [.. shown.Select(r => new Row(r.Of, r.Own, judged[r.Of.Id].FirstOrDefault(j => j.Side == Side.Peer)?.Grade, judged[r.Of.Id].FirstOrDefault(j => j.Side == Side.Moderated)?.Grade))];
    }

    public async Task<IActionResult> OnPostRaiseAsync(CancellationToken stop) => Redirect(ImprovementLinks.Finding(await raise.HandleAsync(Id, Question, stop)));
}
