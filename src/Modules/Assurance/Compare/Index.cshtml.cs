using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.Compare;

/// <summary>A round, standard by standard: each agency's grade in words, or how many schools fall short, with the round before.</summary>
[Can(Can.Compare)]
internal sealed class IndexModel(ReadReturns read) : PageModel
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

    public IReadOnlyList<ReturnName> Shown => Compared.Asked;

    /// <summary>True when a question asks for a judgement of the whole, as inspectors give it.</summary>
    public bool HasOverall => Compared.Round.IsOfSchools && Compared.Standards.Any(s => s.Question == Inspected.Question);

    public string Cell(ReturnName of, StandardName standard) =>
        !of.IsSigned || !grades.TryGetValue(of.Id, out var own) ? "Not signed off"
            : !own.TryGetValue(standard.Question, out var grade) ? "Not asked"
            : standard.Grades.FirstOrDefault(g => g.Id == grade)?.Words ?? "Another scale";

    /// <summary>How many fall short of a standard, of how many that answered, so many rounds ago.</summary>
    public string Short(StandardName standard, int ago)
    {
        if (years.GetValueOrDefault(standard.Question) is not { } all || all.Count <= ago || all[ago].All == 0)
        {
            return "Not asked";
        }

        return $"{all[ago].Short:N0} of {all[ago].All:N0}";
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Compared = await read.OfAsync(Id, stop);
        grades = ByAgency ? await read.GradesAsync(Id, stop) : grades;
        years = ByAgency ? years : await read.YearsAsync(Compared.Round, stop);
    }
}
