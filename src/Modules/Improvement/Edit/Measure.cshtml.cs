using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes a measure.</summary>
[Can(Can.KeepMeasures)]
internal sealed class MeasureModel(EditMeasure edit, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "measure")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditMeasure.Input Input { get; set; } = new();

    public Measure Measure { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Measure = await opening.MeasureAsync(Id, Can.KeepMeasures, stop);
        await opening.WasReadAsync(Measure, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new EditMeasure.Input
        {
            What = Measure.What, Definition = Measure.Definition, Source = Measure.Source, Unit = Measure.Unit, Better = Measure.Better, Expected = Measure.Expected, CountedIn = Measure.CountedIn,
            Version = Measure.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await edit.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Measure", new { measure = Id });
    }
}
