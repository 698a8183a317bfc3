using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.CarryOut;

/// <summary>Records that a recommendation was carried out.</summary>
[Can(Can.AgreeRecommendations)]
internal sealed class RecommendationModel(CarryOutRecommendation carry, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "recommendation")]
    public Guid Id { get; set; }

    [BindProperty]
    public CarryOutRecommendation.Input Input { get; set; } = new();

    public Recommendation Recommendation { get; private set; } = null!;

    public int OpenActions { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Recommendation = await opening.RecommendationAsync(Id, Can.AgreeRecommendations, stop);
        await opening.WasReadAsync(Recommendation, stop);
        OpenActions = await carry.OpenActionsAsync(Id, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new CarryOutRecommendation.Input { RecheckOn = Recommendation.RecheckOn, Version = Recommendation.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await carry.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Recommendation", new { recommendation = Id });
    }
}
