using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Link;

/// <summary>Links a recommendation that is already there to a further finding.</summary>
[Can(Can.ProposeRecommendations)]
internal sealed class RecommendationModel(LinkRecommendation link, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty]
    public LinkRecommendation.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Finding = await opening.FindingAsync(Id, Can.ReadFindings, stop);
        await opening.WasReadAsync(Finding, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await link.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Finding", new { finding = Id });
    }
}
