using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Finalise;

/// <summary>Records a decision as final.</summary>
[Can(Can.KeepDecisions)]
internal sealed class DecisionModel(FinaliseDecision finalise, ReadChain read, ReadSides sides, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "decision")]
    public Guid Id { get; set; }

    [BindProperty]
    public FinaliseDecision.Input Input { get; set; } = new();

    public Chain Chain { get; private set; } = null!;

    public Sides Sides { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        await opening.DecisionAsync(Id, Can.KeepDecisions, stop);
        Chain = await read.OfAsync(Id, stop, Seen.Decision);
        Sides = await sides.OfAsync(Chain.Decision, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Chain.Decision.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await finalise.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Decision", new { decision = Id });
    }
}
