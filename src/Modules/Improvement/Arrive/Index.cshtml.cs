using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Every list that was given in a file, and what became of it.</summary>
[Can(Can.ImportLists)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access) : PageModel
{
    private const int Shown = 100;

    public IReadOnlyList<Arrival> Arrivals { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var present = access.Person.PartnershipId;
        Arrivals = await db.VisibleTo<Arrival>(access, Can.ImportLists).AsNoTracking().Where(a => a.PartnershipId == present).OrderByDescending(a => a.GivenAt).Take(Shown).ToListAsync(stop);
    }

    public static string LinkTo(Arrival arrival) => arrival.State != ArrivalState.Waiting ? $"/improvement/arrive/result/{arrival.Id}"
        : arrival.Choices is null ? $"/improvement/arrive/columns/{arrival.Id}" : $"/improvement/arrive/check/{arrival.Id}";
}
