using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Import;

/// <summary>How far an import has come, and what it did.</summary>
[Can(Can.ImportSchools)]
internal sealed class ResultModel(LineOfSightDb db, RunningImports running, WriteSchools write, People people, Authorities authorities) : PageModel
{
    private const int RowsOnPage = 100;

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public SchoolImport Import { get; private set; } = null!;

    public int? RowsRead { get; private set; }

    public bool IsRunning { get; private set; }

    public string GivenBy { get; private set; } = "";

    public IReadOnlyList<SchoolImportRejection> Rejections { get; private set; } = [];

    public IReadOnlyDictionary<string, string> LocalAuthorities { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<(School School, string Told)> Schools { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public string Heading { get; private set; } = "";

    /// <summary>Everything that was counted when the file was given.</summary>
    public int RowsInFile => Math.Max(1, Import.Read + Import.TotalsLeftOut + Import.OtherAuthorities);

    public string Title => (Import.State, IsRunning) switch
    {
        (ImportState.Applying, true) => "Importing the register",
        (ImportState.Applying, false) => "The import was interrupted",
        (ImportState.Dropped, _) => "This file was dropped",
        _ => "The register was imported",
    };

    public string Progress => RowsRead is not { } rows ? "Another part of this installation is importing the register."
        : rows < RowsInFile ? $"{rows:N0} of {RowsInFile:N0} rows read"
        : "All rows are read; the changes are being written";

    public string? LinkTo(string part, int count) => count == 0 ? null : $"/register/schools/import/result/{Import.Id}?show={part}#rows";

    public async Task<IActionResult> OnGetAsync(Guid import)
    {
        var stop = HttpContext.RequestAborted;
        Import = await db.Set<SchoolImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == import, stop) ?? throw new NotVisible();
        switch (Import.State)
        {
            case ImportState.Waiting:
                return Redirect($"/register/schools/import/preview/{import}");
            case ImportState.Applying:
                RowsRead = running.RowsRead(import);
                IsRunning = RowsRead is not null || !await write.IsFreeAsync(stop);
                Response.Headers["Refresh"] = IsRunning ? "2" : default;
                break;
            case ImportState.Applied:
                GivenBy = (await people.NamesAsync([Import.GivenBy], stop)).GetValueOrDefault(Import.GivenBy, "somebody who has left");
                await LoadRowsAsync(stop);
                break;
        }

        return Page();
    }

    private async Task LoadRowsAsync(CancellationToken stop)
    {
        if (Show == "Rejected" || (Show is null && Import.Rejected > 0))
        {
            Turn(Import.Rejected);
            Rejections = await db.Set<SchoolImportRejection>().AsNoTracking().Where(r => r.ImportId == Import.Id).OrderBy(r => r.Number)
                .Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage).ToListAsync(stop);
            return;
        }

        SchoolHistoryKind[] kinds;
        (kinds, Heading, var count) = Show switch
        {
            "Closed" => (new[] { SchoolHistoryKind.Closed, SchoolHistoryKind.LeftRegister }, "Schools that closed", Import.Closed),
            "Changed" => ([SchoolHistoryKind.Changed, SchoolHistoryKind.Reopened], "Schools that changed", Import.Changed),
            _ => ([SchoolHistoryKind.Added], "Schools that were added", Import.Added),
        };
        Turn(count);
        var rows = await db.Set<SchoolHistory>().AsNoTracking().Where(h => h.ImportId == Import.Id && kinds.Contains(h.What))
            .Join(db.Set<School>(), h => h.Urn, s => s.Urn, (h, s) => new { History = h, School = s })
            .OrderBy(row => row.School.LaCode).ThenBy(row => row.School.Urn)
            .Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage).ToListAsync(stop);
        LocalAuthorities = await authorities.NamesAsync(stop);
        Schools = [.. rows.Select(row => (row.School, row.History.Told()))];
    }

    private void Turn(int count)
    {
        Pages = Math.Max(1, (count + RowsOnPage - 1) / RowsOnPage);
        PageNumber = Math.Clamp(Number ?? 1, 1, Pages);
    }
}
