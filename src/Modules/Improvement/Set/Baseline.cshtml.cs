using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Set;

/// <summary>Sets the baseline of a measure, once.</summary>
[Can(Can.KeepMeasures)]
internal sealed class BaselineModel(SetBaseline set, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "measure")]
    public Guid Id { get; set; }

    [BindProperty]
    public SetBaseline.Input Input { get; set; } = new();

    public Measure Measure { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Measure = await opening.MeasureAsync(Id, Can.KeepMeasures, stop);
        await opening.WasReadAsync(Measure, stop);
        ViewData["Unit"] = Measure.Unit;
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Measure.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await set.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Measure", new { measure = Id });
    }
}
