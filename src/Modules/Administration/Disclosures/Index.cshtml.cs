using LineOfSight.Administration.Retention;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Disclosures;

/// <summary>The log of disclosures, newest first, and the exports that the person can still fetch.</summary>
[Can(Can.ReadDisclosures)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, Periods periods, People people, IAgencies agencies, TimeProvider clock) : PageModel
{
    private const int Most = 200;
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<Disclosure> All { get; private set; } = [];

    public IReadOnlyList<(AgencyExport Export, string Agency)> Live { get; private set; } = [];

    public bool MayDisclose => access.May(Can.Disclose);

    public bool MayExport => access.May(Can.ExportAgencies);

    public string NameOf(Guid person) => names.GetValueOrDefault(person) ?? "";

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (partnership, me, now) = (periods.Present(Can.ReadDisclosures), access.Person.Id, clock.GetUtcNow());
        All = await db.Set<Disclosure>().AsNoTracking().Where(d => d.PartnershipId == partnership)
            .OrderByDescending(d => d.GivenOn).ThenByDescending(d => d.RecordedAt).Take(Most).ToListAsync(stop);
        names = await people.NamesAsync(All.Select(d => d.GivenBy), stop);
        var mine = await db.Set<AgencyExport>().AsNoTracking().Where(e => e.PartnershipId == partnership && e.OwnerId == me && e.ExpiresAt > now).OrderBy(e => e.MadeAt).ToListAsync(stop);
        var exports = mine.Where(e => e.IsLive(now)).ToList();
        var of = await agencies.NamesAsync(exports.Select(e => e.AgencyId), stop);
        Live = [.. exports.Select(e => (e, of.GetValueOrDefault(e.AgencyId) ?? ""))];
    }
}
