using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Import;

/// <summary>Shows what a file would do to the register as it is at this moment; nothing is changed until somebody says so.</summary>
[Can(Can.ImportSchools)]
internal sealed class PreviewModel(
    LineOfSightDb db, CompareFile compare, StoredFiles files, StartImport start, DropImport drop, Authorities authorities) : PageModel, ILoad
{
    private const int RowsOnPage = 100;

    [BindProperty]
    public Answer Input { get; set; } = new();

    [FromRoute(Name = "import")]
    public Guid Id { get; set; }

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public SchoolImport Import { get; private set; } = null!;

    public RegisterDifference Difference { get; private set; } = null!;

    public IReadOnlyList<DifferencePart> Parts { get; private set; } = [];

    public DifferencePart? Part { get; private set; }

    public IReadOnlyList<string[]> Rows { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public string DropLink => $"/register/schools/import/preview/{Id}?handler=Drop";

    public string LeftOut => $"{Difference.TotalsLeftOut:N0} rows of totals"
        + (Difference.OtherAuthorities > 0 ? $", {Difference.OtherAuthorities:N0} rows of other authorities" : "")
        + (Difference.NamesRejected.Count > 0 ? $", {Difference.NamesRejected.Count:N0} rows of the file of names" : "");

    public string? LinkTo(DifferencePart part) => part.Count == 0 ? null : $"/register/schools/import/preview/{Id}?show={part.Key}#rows";

    public async Task<IActionResult> OnGetAsync()
    {
        var state = await db.Set<SchoolImport>().Where(import => import.Id == Id).Select(import => (ImportState?)import.State).SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (state is ImportState.Applied or ImportState.Dropped)
        {
            return Redirect($"/register/schools/import/result/{Id}");
        }

        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Import = await db.Set<SchoolImport>().AsNoTracking().SingleOrDefaultAsync(import => import.Id == Id && import.State != ImportState.Dropped && import.State != ImportState.Applied, stop)
            ?? throw new NotVisible();
        Difference = await files.WithAsync(Import, source => compare.CompareAsync(source, rowsRead: null, stop), stop);
        Parts = DifferencePart.Of(Difference, await authorities.NamesAsync(stop));
        Part = Parts.FirstOrDefault(part => part.Key == Show) ?? Parts.FirstOrDefault(part => part.Count > 0);
        Pages = Math.Max(1, ((Part?.Count ?? 0) + RowsOnPage - 1) / RowsOnPage);
        PageNumber = Math.Clamp(Number ?? 1, 1, Pages);
        Rows = [.. (Part?.Rows ?? []).Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await start.HandleAsync(Id, Input.ConfirmClosures, Input.Seen, HttpContext.RequestAborted);
        return Redirect($"/register/schools/import/result/{Id}");
    }

    public async Task<IActionResult> OnPostDropAsync()
    {
        await drop.HandleAsync(Id, HttpContext.RequestAborted);
        return Redirect("/register/schools/import");
    }

    internal sealed class Answer
    {
        /// <summary>The summary that the person saw.</summary>
        public string? Seen { get; set; }

        public bool ConfirmClosures { get; set; }
    }
}
