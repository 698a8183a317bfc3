using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Arrive;

/// <summary>The row of a file that a finding or an action was made of, every cell as it stood. Whoever may open the record may open it.</summary>
[Can(Can.ReadActions)]
internal sealed class RowModel(Opening opening, AsImported imported) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    public IReadOnlyList<AsImported.Shown> Rows { get; private set; } = [];

    public string Caption { get; private set; } = "";

    public string What { get; private set; } = "";

    public string Back => $"/improvement/{What}/{Id}";

    public async Task OnGetAsync(CancellationToken stop)
    {
        IPartnershipRecord record = await opening.IsActionAsync(Id, stop) ? await opening.ActionAsync(Id, Can.ReadActions, stop)
            : await opening.IsRecommendationAsync(Id, stop) ? await opening.RecommendationAsync(Id, Can.ReadFindings, stop)
            : await opening.FindingAsync(Id, Can.ReadFindings, stop);
        Rows = await imported.OfAsync(Id, stop);
        await opening.WasReadAsync(record, stop);
        (Caption, What) = (Captions.Of(record), record switch { Finding => "finding", Recommendation => "recommendation", _ => "action" });
    }
}
