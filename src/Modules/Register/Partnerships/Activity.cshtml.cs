using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Partnerships;

/// <summary>Who changed the partnership's entry. The entry is public; who changed it is for those who may.</summary>
[Can(Can.EditPartnerships)]
internal sealed class ActivityModel(LineOfSightDb db, IAccess access, History history) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "partnership")]
    public Guid Id { get; set; }

    public PartnershipProfile Profile { get; private set; } = null!;

    public IReadOnlyList<History.Entry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Profile = await EditPartnership.FindAsync(db, access, Id, stop);
        Entries = await history.OfAsync([Id], stop);
    }
}
