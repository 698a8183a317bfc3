using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Administration.Retention.Hold;

/// <summary>Places a hold.</summary>
[Can(Can.HoldRecords)]
internal sealed class PlaceModel(PlaceHold place, RetentionBook book, Periods periods) : PageModel, ILoad
{
    [BindProperty]
    public PlaceHold.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public Task LoadAsync(CancellationToken stop)
    {
        periods.Present(Can.HoldRecords);
        Kinds = [.. book.All.Where(r => r.Years is not null || r.Kind == nameof(Kernel.Files.Document)).Select(r => new SelectListItem(r.Words, r.Kind))];
        return Task.CompletedTask;
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await place.HandleAsync(Input, stop);
        Done = "The hold is placed.";
        return RedirectToPage("/Administration/Retention/Holds");
    }
}
