using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Retention;

/// <summary>The holds that stand, and those that were lifted.</summary>
[Can(Can.ReadRetention)]
internal sealed class HoldsModel(LineOfSightDb db, IAccess access, Periods periods, People people) : PageModel
{
    private const int Most = 200;

    [TempData]
    public string? Done { get; set; }

    public sealed record Row(Kernel.Retention.Hold Hold, string By, IReadOnlyList<string> References);

    public IReadOnlyList<Row> Standing { get; private set; } = [];

    public IReadOnlyList<Row> Lifted { get; private set; } = [];

    public bool MayHold => access.May(Can.HoldRecords);

    public string WordsOf(Kernel.Retention.Hold hold) => HoldWords.Of(hold, periods);

    public string GroundOf(Kernel.Retention.Hold hold) => HoldWords.Of(hold.Ground);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var partnership = periods.Present(Can.ReadRetention);
        var holds = await db.Set<Kernel.Retention.Hold>().AsNoTracking().Where(h => h.PartnershipId == partnership).OrderByDescending(h => h.PlacedAt).Take(Most).ToListAsync(stop);
        var ids = holds.Select(h => h.Id).ToList();
        var records = (await db.Set<HoldRecord>().AsNoTracking().Where(r => ids.Contains(r.HoldId)).OrderBy(r => r.Reference).ToListAsync(stop)).ToLookup(r => r.HoldId, r => r.Reference);
        var names = await people.NamesAsync(holds.Select(h => h.PlacedBy), stop);
        var rows = holds.Select(h => new Row(h, names.GetValueOrDefault(h.PlacedBy) ?? "", [.. records[h.Id]])).ToLookup(r => r.Hold.LiftedAt is null);
        (Standing, Lifted) = ([.. rows[true]], [.. rows[false]]);
    }
}

/// <summary>Holds in words.</summary>
internal static class HoldWords
{
    public static string Of(Kernel.Retention.Hold hold, Periods periods) => hold.Reach switch
    {
        HoldReach.Partnership => "Everything that the partnership keeps",
        HoldReach.Kind => $"All {periods.WordsOf(hold.Kind!).ToLowerInvariant()}",
        HoldReach.Person => $"Records about the person {hold.Subject}",
        _ => "Some records",
    };

    public static string Of(HoldGround ground) => ground switch
    {
        HoldGround.Inquiry => "A public inquiry",
        HoldGround.Court => "A court, or a claim that may reach one",
        HoldGround.Complaint => "A complaint",
        _ => "Another reason",
    };
}
