using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Recheck;

/// <summary>Looks again whether a recommendation worked.</summary>
[Can(Can.AgreeRecommendations)]
internal sealed class RecommendationModel(RecheckRecommendation recheck, ReadChain read, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "recommendation")]
    public Guid Id { get; set; }

    [BindProperty]
    public RecheckRecommendation.Input Input { get; set; } = new();

    public Recommendation Recommendation { get; private set; } = null!;

    public Chain Chain { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Recommendation = await opening.RecommendationAsync(Id, Can.AgreeRecommendations, stop);
        Chain = await read.OfAsync(Id, stop, Seen.Recommendation);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Recommendation.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await recheck.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Recommendation", new { recommendation = Id });
    }
}
