using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement.Share;

/// <summary>Chooses the partnership that a finding will be shared with; the next page asks for the decision.</summary>
[Can(Can.ShareFindings)]
internal sealed class FindingModel(ShareRecord share) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    public Finding Finding { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        (var record, var others) = await share.ChoicesAsync(Id, stop);
        Finding = record as Finding ?? throw new NotVisible();
        Others = [.. others.Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }
}
