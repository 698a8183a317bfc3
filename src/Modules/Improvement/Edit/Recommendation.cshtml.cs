using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes a recommendation.</summary>
[Can(Can.EditRecommendations)]
internal sealed class RecommendationModel(EditRecommendation edit, Opening opening, Leads leads) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "recommendation")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditRecommendation.Input Input { get; set; } = new();

    public Recommendation Recommendation { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Recommendation = await opening.RecommendationAsync(Id, Can.EditRecommendations, stop);
        await opening.WasReadAsync(Recommendation, stop);
        await leads.ChooseAsync(ViewData, Recommendation.PartnershipId, Can.EditRecommendations, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new EditRecommendation.Input
        {
            Text = Recommendation.Text, ExpectedOutcome = Recommendation.ExpectedOutcome, Cost = Recommendation.Cost, OwnerId = Recommendation.OwnerId,
            RecheckOn = Recommendation.RecheckOn, Version = Recommendation.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await edit.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Recommendation", new { recommendation = Id });
    }
}
