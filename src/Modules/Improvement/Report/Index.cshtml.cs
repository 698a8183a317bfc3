using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Report;

/// <summary>The papers that were made for the board, newest first.</summary>
[Can(Can.ReadPapers)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<BoardPaper> Papers { get; private set; } = [];

    public bool MayMake => access.Person.PartnershipId is { } partnership && access.MayIn(Can.MakePapers, partnership);

    public async Task OnGetAsync(CancellationToken stop) => Papers = await db.VisibleTo<BoardPaper>(access, Can.ReadPapers)
        .Of(db, access.Person.PartnershipId ?? throw new NotVisible()).AsNoTracking().OrderByDescending(p => p.MadeAt).ThenBy(p => p.Id).Take(Most).ToListAsync(stop);
}
