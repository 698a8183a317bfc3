using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Share;

/// <summary>Interrupts before a record is shared: that cannot be undone.</summary>
[Can(Can.ShareFindings)]
internal sealed class ConfirmModel(ShareRecord share) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "with")]
    public Guid With { get; set; }

    public IPartnershipRecord Record { get; private set; } = null!;

    /// <summary>What it is: "finding" or "recommendation".</summary>
    public string Noun => Record is Recommendation ? "recommendation" : "finding";

    public string Reference => Record is Recommendation r ? r.Reference : ((Finding)Record).Reference;

    public string PartnershipName { get; private set; } = "";

    public async Task LoadAsync(CancellationToken stop)
    {
        (Record, var others) = await share.ChoicesAsync(Id, stop);
        PartnershipName = others.FirstOrDefault(p => p.Id == With)?.Name ?? throw new NotVisible();
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        (Record, _) = await share.ChoicesAsync(Id, stop);
        await share.HandleAsync(Id, With, stop);
        return Redirect($"/improvement/{Noun}/{Id}");
    }
}
