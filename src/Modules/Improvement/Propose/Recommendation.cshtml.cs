using LineOfSight.Improvement.Add;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Propose;

/// <summary>Proposes a recommendation that answers a finding.</summary>
[Can(Can.ProposeRecommendations)]
internal sealed class RecommendationModel(ProposeRecommendation propose, AddAction keeping, Opening opening, Leads leads) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty]
    public ProposeRecommendation.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Finding = await opening.FindingAsync(Id, Can.ReadFindings, stop);
        await opening.WasReadAsync(Finding, stop);
        await leads.ChooseAsync(ViewData, keeping.KeeperOf(Finding, await opening.HoldersAsync(Id, stop)), Can.ProposeRecommendations, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("/Improvement/Recommendation", new { recommendation = await propose.HandleAsync(Id, Input, stop) });
}
