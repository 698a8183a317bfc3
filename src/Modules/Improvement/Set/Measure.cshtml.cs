using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Set;

/// <summary>Sets a measure of a recommendation or an action.</summary>
[Can(Can.KeepMeasures)]
internal sealed class MeasureModel(SetMeasure set, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public SetMeasure.Input Input { get; set; } = new();

    public IPartnershipRecord Above { get; private set; } = null!;

    public string Caption => Above is Recommendation r ? r.Text : ((ImprovementAction)Above).What;

    public string Name => Above is Recommendation r ? $"Recommendation {r.Reference}" : $"Action {((ImprovementAction)Above).Reference}";

    public string Back => Above is Recommendation ? $"/improvement/recommendation/{Id}" : $"/improvement/action/{Id}";

    public async Task LoadAsync(CancellationToken stop)
    {
        Above = await set.AboveAsync(Id, stop);
        await opening.WasReadAsync(Above, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Redirect($"/improvement/set/baseline/{await set.HandleAsync(Id, Input, stop)}");
}
