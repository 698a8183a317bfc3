using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Trackers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Shows what would come of a list, takes what people decide about it, and imports it when they say so.</summary>
[Can(Can.ImportLists)]
internal sealed class CheckModel(
    LineOfSightDb db, ReadArrival read, DryRun dryRun, CheckList check, ImportList import, DropList drop, IAgencies agencies, People people, IAccess access) : PageModel, ILoad
{
    public const string ImportStep = "import";
    public const int Most = 200;
    public const int RowsOnPage = 100;

    [BindProperty(SupportsGet = true, Name = "arrival")]
    public Guid Id { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    [BindProperty]
    public CheckList.Input Input { get; set; } = new();

    [BindProperty]
    public string? Step { get; set; }

    public Arrival Arrival { get; private set; } = null!;

    public Plan Plan { get; private set; } = null!;

    public IReadOnlyList<Remark> Said { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Findings { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Statuses { get; } = [.. Enum.GetValues<TrackerStatus>().Select(s => new SelectListItem(s.Words(), s.ToString()))];

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public string DropLink => $"/improvement/arrive/check/{Id}?handler=Drop";

    public static string Lines(int count) => count == 1 ? "1 line" : $"{count:N0} lines";

    public static string Going(Entry entry) => (entry.Status ?? (entry.Done is null ? TrackerStatus.NotStarted : TrackerStatus.Done)).Words();

    public static string Words(Line line, Plan plan)
    {
        var like = line.Like!;
        var where = like.Line is { } earlier ? $"in this file, {plan.Lines.First(l => l.Number == earlier).Entry.Place}" : "recorded here";
        return $"{line.Entry.Place}. {(like.Score >= 1 ? "The same words" : "Nearly the same")}, {where}: {Becoming.Short(like.Text, 200)}";
    }

    public string Lead(Line line) => Agencies.FirstOrDefault(a => a.Value == line.AgencyId?.ToString())?.Text
        ?? People.FirstOrDefault(p => p.Value == (line.OwnerId ?? Input.Keeper)?.ToString())?.Text + (line.OwnerName is { } name ? $" (for {name})" : "");

    public async Task LoadAsync(CancellationToken stop)
    {
        Arrival = await read.FindAsync(Id, stop);
        var all = await read.OfAsync(Arrival, stop);
        Plan = await dryRun.OfAsync(all, stop);
        Said = [.. all.Remarks, .. Plan.Lines.SelectMany(l => l.Entry.Said)];
        Agencies = [.. (await agencies.InAsync(Arrival.PartnershipId, stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        People = [.. (await people.InAsync(Arrival.PartnershipId, stop)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        Findings = Plan.Kind != ListKind.Actions ? [] : [.. (await db.VisibleTo<Finding>(access, Can.ReadFindings).AsNoTracking()
            .Where(f => f.PartnershipId == Arrival.PartnershipId && !f.IsCaseLevel && f.ClosedOn == null).OrderByDescending(f => f.RecordedAt).Take(Most).Select(f => new { f.Id, f.Reference, f.Title }).ToListAsync(stop))
            .Select(f => new SelectListItem($"{f.Reference} {Becoming.Short(f.Title, 80)}", f.Id.ToString()))];
        Pages = Math.Max(1, (Plan.WouldBeMade + RowsOnPage - 1) / RowsOnPage);
        PageNumber = Math.Clamp(Number ?? 1, 1, Pages);
        Input.Keeper ??= Plan.Choices.Keeper ?? access.Person.Id;
        await read.WasReadAsync(Arrival, stop);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var arrival = await read.FindAsync(Id, stop);
        if (arrival.State != ArrivalState.Waiting || arrival.Choices is null)
        {
            return RedirectToPage(arrival.State == ArrivalState.Waiting ? "/Improvement/Arrive/Columns" : "/Improvement/Arrive/Result", new { arrival = Id });
        }

        await LoadAsync(stop);
        (Input.DateForNone, Input.LeaveOut, Input.LikelyOthers) = (Plan.Choices.DateForNone, Plan.Choices.LeaveOut, Plan.Choices.LikelyOthers);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await check.HandleAsync(Id, Input, stop);
        if (Step != ImportStep)
        {
            return RedirectToPage("/Improvement/Arrive/Check", new { arrival = Id });
        }

        await import.HandleAsync(Id, stop);
        return RedirectToPage("/Improvement/Arrive/Result", new { arrival = Id });
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken stop)
    {
        await drop.HandleAsync(Id, stop);
        return RedirectToPage("/Improvement/Arrive/Index");
    }
}
