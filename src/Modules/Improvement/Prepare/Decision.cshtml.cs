using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Prepare;

/// <summary>Prepares a decision on a recommendation.</summary>
[Can(Can.KeepDecisions)]
internal sealed class DecisionModel(PrepareDecision prepare, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "recommendation")]
    public Guid Id { get; set; }

    [BindProperty]
    public PrepareDecision.Input Input { get; set; } = new();

    public Recommendation Recommendation { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Recommendation = await opening.RecommendationAsync(Id, Can.ReadFindings, stop);
        await opening.WasReadAsync(Recommendation, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("/Improvement/Decision", new { decision = await prepare.HandleAsync(Id, Input, stop) });
}
