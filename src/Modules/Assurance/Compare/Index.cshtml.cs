using LineOfSight.Contracts;
using LineOfSight.Figures;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.Compare;

/// <summary>A round, standard by standard: each agency's grade in words, or how many schools fall short, with the round before.</summary>
[Can(Can.Compare)]
internal sealed class IndexModel(ReadReturns read, TimeProvider clock) : PageModel
{
    /// <summary>So many can stand side by side; more are counted.</summary>
    private const int MostColumns = 25;

    private IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, string>> grades = new Dictionary<Guid, IReadOnlyDictionary<string, string>>();
    private IReadOnlyDictionary<string, IReadOnlyList<ReadReturns.Year>> years = new Dictionary<string, IReadOnlyList<ReadReturns.Year>>();

    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    public ReadReturns.Compared Compared { get; private set; } = null!;

    /// <summary>True when there are few enough to show each.</summary>
    public bool ByAgency => Compared.Asked.Count <= MostColumns;

    public Share Rate { get; private set; } = null!;

    public IReadOnlyList<ReturnName> Shown => Compared.Asked;

    /// <summary>True when a question asks for a judgement of the whole, as inspectors give it.</summary>
    public bool HasOverall => Compared.Round.IsOfSchools && Compared.Standards.Any(s => s.Question == Inspected.Question);

    /// <summary>Why one has no grade, in words; null when it has one, which can be opened.</summary>
    public string? None(ReturnName of, StandardName standard) =>
        !of.IsSigned || !grades.TryGetValue(of.Id, out var own) ? "Not signed off" : own.ContainsKey(standard.Question) ? null : "Not asked";

    public string Grade(ReturnName of, StandardName standard) =>
        standard.Grades.FirstOrDefault(g => g.Id == grades[of.Id][standard.Question])?.Words ?? "Another scale";

    /// <summary>A standard so many rounds ago; null when there was no such round.</summary>
    public ReadReturns.Year? Year(StandardName standard, int ago) => years.GetValueOrDefault(standard.Question) is { } all && all.Count > ago ? all[ago] : null;

    /// <summary>How many fall short of a standard, of how many that answered.</summary>
    public string Short(ReadReturns.Year? year) => year is null ? "No round before" : year.Missing ?? (year.All == 0 ? "Nobody answered" : $"{year.Short:N0} of {year.All:N0}");

    public async Task OnGetAsync(CancellationToken stop)
    {
        Compared = await read.OfAsync(Id, stop);
        Rate = Compared.Rate(clock.Today());
        grades = ByAgency ? await read.GradesAsync(Id, stop) : grades;
        years = ByAgency ? years : await read.YearsAsync(Compared, stop);
    }
}
