using System.Globalization;
using LineOfSight.Charts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Lists;
using LineOfSight.Kernel.Rules;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Flow;

/// <summary>What comes of findings, in pictures: how far those of each month have come, how old open actions are, how long answers take.</summary>
[Can(Can.ReadFindings)]
internal sealed class IndexModel(ReadFlow read, TakeList take) : PageModel
{
    public IReadOnlyList<(string Key, Chart Chart)> Charts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Charts = await read.HandleAsync(stop);

    /// <summary>The numbers of one picture as a file.</summary>
    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "of")] string? key, [FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        await OnGetAsync(stop);
        var chart = Charts.FirstOrDefault(c => key is null || c.Key == key).Chart ?? throw new NotVisible();
        var taken = await take.HandleAsync(
            new Listing(
                Can.ReadFindings, "What comes of findings", [("Title", chart.Title), ("What is counted", chart.Origin.Definition), ("Measure", chart.Measure)], null,
                [.. chart.Headings.Select(h => new Column(h, 28))], chart.Rows.Select(r => (IReadOnlyList<object?>)[r[0], .. r.Skip(1).Select(Number)]).ToAsyncEnumerable()),
            format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }

    private static object Number(string cell) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : cell;
}
