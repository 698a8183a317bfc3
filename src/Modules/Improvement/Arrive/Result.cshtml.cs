using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Trackers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>What became of a list, row by row, with the file as it was given.</summary>
[Can(Can.ImportLists)]
internal sealed class ResultModel(LineOfSightDb db, ReadArrival read, Documents documents, People people) : PageModel
{
    private const int RowsOnPage = 100;
    private const int TextLength = 300;

    [BindProperty(SupportsGet = true, Name = "arrival")]
    public Guid Id { get; set; }

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public Arrival Arrival { get; private set; } = null!;

    public string By { get; private set; } = "";

    public IReadOnlyList<(Guid Id, string Name, bool MayOpen)> Files { get; private set; } = [];

    public IReadOnlyList<(string Place, string Text, string Became, string? Href)> Rows { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public string Heading => Which switch { Outcome.Same => "There already", Outcome.LeftOut => "Left out", _ => "Records made" };

    private Outcome Which => Show switch { "same" => Outcome.Same, "left-out" => Outcome.LeftOut, _ => Outcome.Made };

    public string? LinkTo(string show, int count) => count == 0 ? null : $"/improvement/arrive/result/{Id}?show={show}#rows";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Arrival = await read.FindAsync(Id, stop);
        if (Arrival.State == ArrivalState.Waiting)
        {
            return Redirect(IndexModel.LinkTo(Arrival));
        }

        By = (await people.NamesAsync([Arrival.GivenBy], stop)).GetValueOrDefault(Arrival.GivenBy, "");
        Files = [.. (await documents.OfAsync(Id, stop)).Select(d => (d.Document.Id, d.Document.Name, documents.MayBeOpened(d.Document)))];
        await RowsAsync(stop);
        await read.WasReadAsync(Arrival, stop);
        return Page();
    }

    private async Task RowsAsync(CancellationToken stop)
    {
        var (which, heads) = (Which, Written.Read<List<TableHead>>(Arrival.Tables));
        var rows = db.Set<ArrivalRow>().AsNoTracking().Where(r => r.ArrivalId == Id && r.Outcome == which);
        Pages = Math.Max(1, (await rows.CountAsync(stop) + RowsOnPage - 1) / RowsOnPage);
        PageNumber = Math.Clamp(Number ?? 1, 1, Pages);
        var shown = await rows.OrderBy(r => r.Number).Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage).ToListAsync(stop);
        var ids = shown.Select(r => r.RecordId).OfType<Guid>().ToList();
        var names = (await db.Set<ImprovementAction>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Reference }).ToListAsync(stop))
            .Concat(await db.Set<Recommendation>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Reference }).ToListAsync(stop))
            .Concat(await db.Set<Finding>().Where(f => ids.Contains(f.Id)).Select(f => new { f.Id, f.Reference }).ToListAsync(stop)).ToDictionary(r => r.Id, r => r.Reference);
        Rows = [.. shown.Select(r => (
            Table.AddressIn(heads[r.TableNumber].Kind, heads[r.TableNumber].Name, r.RowNumber, 0),
            Becoming.Short(string.Join(" · ", Written.Read<List<Cell>>(r.Cells).Select(c => c.Text)), TextLength),
            r.RecordId is { } id && names.TryGetValue(id, out var name) ? name : r.Why ?? "No longer here",
            r.RecordId is { } there && names.ContainsKey(there) ? $"/improvement/{(r.RecordKind == nameof(Finding) ? "finding" : r.RecordKind == nameof(Recommendation) ? "recommendation" : "action")}/{there}" : null))];
    }
}
