using LineOfSight.Administration.Retention;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.SubjectAccess;

/// <summary>Requests of people for their own data: those that are owed an answer first, by the date it is due.</summary>
[Can(Can.ReadSubjectAccess)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, Periods periods, DueDates dates) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<SubjectAccessRequest> All { get; private set; } = [];

    public bool MayPrepare => access.May(Can.PrepareSubjectAccess);

    public string DueWords(SubjectAccessRequest request) => dates.Of(request.DueOn).Words;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var partnership = periods.Present(Can.ReadSubjectAccess);
        All = await db.Set<SubjectAccessRequest>().AsNoTracking().Where(r => r.PartnershipId == partnership)
            .OrderBy(r => r.State == RequestState.HandedOver).ThenBy(r => r.DueOn).ThenBy(r => r.Id).Take(Most).ToListAsync(stop);
    }
}
