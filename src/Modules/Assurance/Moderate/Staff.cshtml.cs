using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.Moderate;

/// <summary>Every grade of a return that its staff were asked about too, beside what they said.</summary>
[Can(Can.Compare)]
internal sealed class StaffModel(ReadReturns read, IStaffSaid staff) : PageModel
{
    /// <summary>A standard with the grade that the agency or school gave itself, and what its staff said.</summary>
    internal sealed record Row(StandardName Standard, string Own, IReadOnlyList<StaffSaid> Said);

    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid ReturnId { get; set; }

    public Reading Reading { get; private set; } = null!;

    public ReturnName Of { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Why something is hidden.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Reading = await read.ReadingAsync(ReturnId, Can.Compare, stop);
        var compared = await read.OfAsync(Reading.RoundId, stop);
        Of = compared.Asked.FirstOrDefault(a => a.Id == ReturnId) ?? throw new NotVisible();
        var (said, own) = (await staff.BesideAsync(ReturnId, stop), Reading.ByQuestion);
        Rows =
        [
            .. from standard in compared.Standards
               let beside = said.Where(s => s.Standard == standard.Question).ToList()
               where beside.Count > 0
               select new Row(standard, own.TryGetValue(standard.Question, out var grade) ? standard.Grades.FirstOrDefault(g => g.Id == grade)?.Words ?? "Another scale" : "Not asked", beside),
        ];
        Notes = [.. said.SelectMany(s => s.Notes).Distinct()];
    }
}
