using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LineOfSight.Host.Deadlines;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using LineOfSight.WorkingDays;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Holidays;

/// <summary>The bank holidays that deadlines count with, and where later years are imported.</summary>
[Can(Can.ImportHolidays)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
internal sealed class IndexModel(ImportHolidays import, Kernel.Clocks.Holidays holidays, TimeProvider clock) : PageModel, ILoad
{
    // GOV.UK's file of nine years has 26 kB.
    private const long MostBytes = 1024 * 1024;

    /// <summary>What is sent.</summary>
    [BindProperty]
    public Upload Input { get; set; } = new();

    /// <summary>What the last import did, once.</summary>
    [TempData]
    public string? Imported { get; set; }

    /// <summary>What is known, by division.</summary>
    public IReadOnlyList<(string Name, int First, int Last, int Count)> Places { get; private set; } = [];

    /// <summary>The days of this year and later, by division and year.</summary>
    public IReadOnlyList<(string Summary, IReadOnlyList<BankHoliday> Days)> Years { get; private set; } = [];

    /// <inheritdoc />
    public async Task LoadAsync(CancellationToken stop)
    {
        var known = await holidays.KnownAsync(stop);
        Places = [.. Divisions.All.Select(d => (d.Name(), known.In(d).FirstYear, known.In(d).LastYear, known.All.Count(h => h.Division == d)))];
        Years = [.. known.All.Where(h => h.On.Year >= clock.Today().Year).GroupBy(h => (h.Division, h.On.Year))
            .Select(y => (string.Create(CultureInfo.InvariantCulture, $"{y.Key.Division.Name()}, {y.Key.Year}: {y.Count()} days"), (IReadOnlyList<BankHoliday>)[.. y]))];
    }

    /// <summary>Shows what is known.</summary>
    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    /// <summary>Imports a file.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await using var file = Input.File!.OpenReadStream();
        var result = await import.HandleAsync(file, Input.File.FileName, HttpContext.RequestAborted);
        Imported = string.Create(
            CultureInfo.InvariantCulture, $"{result.Read} bank holidays read: {result.Added} added, {result.Changed} changed, {result.Removed} removed.");
        return Redirect("/holidays");
    }

    /// <summary>The form.</summary>
    internal sealed class Upload
    {
        /// <summary>GOV.UK's file.</summary>
        [Required(ErrorMessage = "Choose GOV.UK’s file of bank holidays")]
        public IFormFile? File { get; set; }
    }
}
