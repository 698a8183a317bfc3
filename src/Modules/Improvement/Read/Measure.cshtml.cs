using LineOfSight.Design;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement.Read;

/// <summary>Takes a reading of a measure.</summary>
[Can(Can.KeepMeasures)]
internal sealed class MeasureModel(ReadMeasure take, ReadChain read, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "measure")]
    public Guid Id { get; set; }

    [BindProperty]
    public ReadMeasure.Input Input { get; set; } = new();

    public Chain Chain { get; private set; } = null!;

    /// <summary>The readings that nobody put right yet.</summary>
    public IReadOnlyList<SelectListItem> Corrigible =>
    [
        .. Chain.Measure.Readings.Where(r => Chain.Measure.Readings.All(o => o.CorrectsId != r.Id))
            .Select(r => new SelectListItem($"{Dates.Plain(r.OnDay)}: {Amount.Of(Chain.Measure, r)}", r.Id.ToString())),
    ];

    public async Task LoadAsync(CancellationToken stop)
    {
        await opening.MeasureAsync(Id, Can.KeepMeasures, stop);
        Chain = await read.OfAsync(Id, stop, Seen.Measure);
        ViewData["Unit"] = Chain.Measure.Unit;
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Chain.Measure.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await take.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Measure", new { measure = Id });
    }
}
