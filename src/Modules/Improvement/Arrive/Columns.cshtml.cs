using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using LineOfSight.Trackers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Asks what each column of a list is; what its headings say, or what was chosen last time, is chosen already.</summary>
[Can(Can.ImportLists)]
internal sealed class ColumnsModel(ReadArrival read, ChooseColumns choose, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    private const int Examples = 2;
    private const int ExampleLength = 60;

    [BindProperty(SupportsGet = true, Name = "arrival")]
    public Guid Id { get; set; }

    [FromQuery(Name = "list")]
    public string? Wanted { get; set; }

    [BindProperty]
    public ChooseColumns.Input Input { get; set; } = new();

    public Arrival Arrival { get; private set; } = null!;

    public ReadArrival.Read Read { get; private set; } = null!;

    public ReadArrival.Sheets? List { get; private set; }

    public bool IsRemembered { get; private set; }

    public bool MayRecordCases => access.May(Can.ReadCaseLevel);

    public IReadOnlyList<SelectListItem> Fields { get; } = [.. Enum.GetValues<TrackerField>().Select(f => new SelectListItem(f.Words(), f.ToString()))];

    public string? FieldAt(int column) => column < Input.Fields.Count ? Input.Fields[column]?.ToString() : null;

    public string? Example(Heading heading)
    {
        var (table, layout) = List!.Parts[0];
        var some = table.Rows.Where(r => r.Number > layout.Last).Select(r => r.At(heading.Column)).OfType<Cell>().Where(c => !c.Marks.HasFlag(CellMarks.Merged))
            .Select(c => c.Text.ReplaceLineEndings(" ")).Distinct().Take(Examples).Select(t => t.Length > ExampleLength ? t[..(ExampleLength - 1)] + "…" : t).ToList();
        return some.Count == 0 ? "Nothing stands in this column" : $"Such as: {string.Join("; ", some)}";
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Arrival = await read.FindAsync(Id, stop);
        Read = await read.OfAsync(Arrival, stop);
        List = Read.Lists.FirstOrDefault(l => l.Shape == (Input.Shape ?? Wanted ?? Arrival.Shape)) ?? (Read.Lists is [var largest, ..] ? largest : null);
        await read.WasReadAsync(Arrival, stop);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Arrival.State != ArrivalState.Waiting)
        {
            return RedirectToPage("/Improvement/Arrive/Result", new { arrival = Id });
        }

        if (List is { } list)
        {
            (var mapping, IsRemembered) = await choose.MappingAsync(Arrival, list, stop);
            var before = Arrival.Choices is { } chosen ? Written.Read<Choices>(chosen) : null;
            Input.Kind = mapping.Kind;
            Input.AsOf = before?.AsOf ?? clock.Today();
            Input.IsCaseLevel = before?.IsCaseLevel ?? false;
            Input.Fields = [.. list.Parts[0].Layout.Headings.Select(h => mapping.Fields.TryGetValue(h.Key, out var field) ? field : (TrackerField?)null)];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await choose.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Arrive/Check", new { arrival = Id });
    }
}
