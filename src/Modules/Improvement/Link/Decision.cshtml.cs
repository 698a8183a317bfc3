using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Link;

/// <summary>Links a decision that is prepared to a further recommendation.</summary>
[Can(Can.KeepDecisions)]
internal sealed class DecisionModel(LinkDecision link, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "recommendation")]
    public Guid Id { get; set; }

    [BindProperty]
    public LinkDecision.Input Input { get; set; } = new();

    public Recommendation Recommendation { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Recommendation = await opening.RecommendationAsync(Id, Can.ReadFindings, stop);
        await opening.WasReadAsync(Recommendation, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await link.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Recommendation", new { recommendation = Id });
    }
}
