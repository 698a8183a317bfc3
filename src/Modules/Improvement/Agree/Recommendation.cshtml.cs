using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Agree;

/// <summary>Agrees or rejects a recommendation; what is missing is said before.</summary>
[Can(Can.AgreeRecommendations)]
internal sealed class RecommendationModel(AgreeRecommendation agree, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "recommendation")]
    public Guid Id { get; set; }

    [BindProperty]
    public AgreeRecommendation.Input Input { get; set; } = new();

    public Recommendation Recommendation { get; private set; } = null!;

    public AgreeRecommendation.Gate Gate { get; private set; } = null!;

    public IReadOnlyList<(string Words, string Field)> Missing => Recommendation.Missing(Gate.HasMeasure);

    public async Task LoadAsync(CancellationToken stop)
    {
        Recommendation = await opening.RecommendationAsync(Id, Can.AgreeRecommendations, stop);
        await opening.WasReadAsync(Recommendation, stop);
        Gate = await agree.GateAsync(Recommendation, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Recommendation.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await agree.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Recommendation", new { recommendation = Id });
    }
}
