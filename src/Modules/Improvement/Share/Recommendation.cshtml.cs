using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement.Share;

/// <summary>Chooses the partnership that a recommendation will be shared with; the next page asks for the decision.</summary>
[Can(Can.ShareFindings)]
internal sealed class RecommendationModel(ShareRecord share) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "recommendation")]
    public Guid Id { get; set; }

    public Recommendation Recommendation { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (record, others) = await share.ChoicesAsync(Id, stop);
        Recommendation = record as Recommendation ?? throw new NotVisible();
        Others = [.. others.Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }
}
