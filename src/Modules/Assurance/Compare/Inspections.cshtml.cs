using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.Compare;

/// <summary>Schools whose judgement of themselves differs from the last inspection's.</summary>
[Can(Can.Compare)]
internal sealed class InspectionsModel(ReadReturns read, ISchools schools) : PageModel
{
    /// <summary>A school with both judgements.</summary>
    internal sealed record Row(ReturnName Of, string Own, string Rating, DateOnly? On, int Apart);

    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    public ReadReturns.Compared Compared { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>How many have both judgements.</summary>
    public int Both { get; private set; }

    /// <summary>How many judge themselves better.</summary>
    public int Better { get; private set; }

    public string Words(int apart) => $"{Math.Abs(apart)} {(Math.Abs(apart) == 1 ? "point" : "points")} {(apart > 0 ? "better than inspected" : "worse than inspected")}";

    public async Task OnGetAsync(CancellationToken stop)
    {
        Compared = await read.OfAsync(Id, stop);
        var standard = Compared.Standards.FirstOrDefault(s => Compared.Round.IsOfSchools && s.Question == Inspected.Question) ?? throw new NotVisible();
        var grades = await read.GradesAsync(Id, stop);
        var register = (await schools.OfAsync([.. Compared.Asked.Where(a => a.IsSigned).Select(a => a.AgencyId)], stop)).ToDictionary(s => s.AgencyId);
        var both = (
            from of in Compared.Asked
            let own = grades.GetValueOrDefault(of.Id)?.GetValueOrDefault(Inspected.Question)
            let school = register.GetValueOrDefault(of.AgencyId)
            let apart = Inspected.Apart(own, school?.Rating)
            where apart is not null
            select new Row(of, standard.Grades.First(g => g.Id == own).Words, school!.Rating!, school.InspectedOn, apart.Value)).ToList();
        (Both, Better) = (both.Count, both.Count(r => r.Apart > 0));
        Rows = [.. both.Where(r => r.Apart != 0).OrderByDescending(r => r.Apart).ThenBy(r => r.Of.Name, StringComparer.Ordinal)];
    }
}
