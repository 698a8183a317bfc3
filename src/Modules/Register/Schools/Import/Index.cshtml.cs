using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Import;

/// <summary>Every file of the register that was given here, and what became of it.</summary>
[Can(Can.ImportSchools)]
internal sealed class IndexModel(LineOfSightDb db) : PageModel
{
    private const int Shown = 100;

    public IReadOnlyList<SchoolImport> Imports { get; private set; } = [];

    public async Task OnGetAsync() =>
        Imports = await db.Set<SchoolImport>().AsNoTracking().OrderByDescending(import => import.GivenAt).Take(Shown).ToListAsync(HttpContext.RequestAborted);

    public static string LinkTo(SchoolImport import) =>
        import.State == ImportState.Waiting ? $"/register/schools/import/preview/{import.Id}" : $"/register/schools/import/result/{import.Id}";
}
