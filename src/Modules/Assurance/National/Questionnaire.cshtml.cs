using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Lists;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.National;

/// <summary>Every standard of a questionnaire: how many in England gave each grade, as far as it may be told.</summary>
[Can(Can.ReadNational)]
internal sealed class QuestionnaireModel(ReadNational read, TakeList take) : PageModel
{
    [FromQuery(Name = "of")]
    public string? Named { get; set; }

    public ReadNational.Choice Choice { get; private set; } = null!;

    public IReadOnlyList<ReadNational.Told> Standards { get; private set; } = [];

    public int Answered => Standards.Count(s => s.Table is not null);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Choice = await read.ChosenAsync(Named, stop);
        Standards = await read.OfAsync(Choice, stop);
    }

    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        await OnGetAsync(stop);
        Column[] columns = [new("Standard", 44), new("Partnership", 44), new("Grade", 24), new("Count", 14)];
        // The last line of a table is all of England, its last column all grades.
        var rows =
            from told in Standards
            let table = told.Table
            where table is not null
            from row in table.Rows.Zip(table.Cells)
            from cell in table.Columns.Zip(row.Second)
            select (IReadOnlyList<object?>)[told.Standard.Label, row.First == "Total" ? "England" : row.First, cell.First, cell.Second.Count is { } count ? count : cell.Second.Text];
        var taken = await take.HandleAsync(
            new Listing(Can.ReadNational, $"England {Choice.Questionnaire.Title}", [("Version", $"{Choice.Questionnaire.Version}")], null, columns, rows.ToAsyncEnumerable()), format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }
}
