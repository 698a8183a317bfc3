using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Register.Partners;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Agencies;

[Can(Can.ReadAgencies)]
internal sealed class ActivityModel(LineOfSightDb db, IAccess access, History history) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public Guid Id { get; set; }

    public Agency Agency { get; private set; } = null!;

    public IReadOnlyList<History.Entry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Agency, var roles) = await AgencyModel.FindAsync(db, access, Id, stop);
        var entries = await history.OfAsync([Id, .. roles.Select(r => r.Id)], stop);

        // Who leads and who is delegated is asked for apart, here too.
        Entries = access.May(Can.ReadPartners)
            ? entries
            : [.. entries.Where(e => e.Kind.Name != AppointToSeat.Appointed.Name && e.Kind.Name != AppointToSeat.Ended.Name)];
    }
}
