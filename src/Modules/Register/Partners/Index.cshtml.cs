using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Partners;

/// <summary>Who the safeguarding partners are on a date: <c>?on=2026-04-15</c>; today when no date is given.</summary>
[Can(Can.ReadPartners)]
internal sealed class IndexModel(PartnersOn ask, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true)]
    [System.ComponentModel.DataAnnotations.Display(Name = "The date")]
    public DateOnly? On { get; set; }

    public DateOnly Today { get; } = clock.Today();

    public DateOnly Day { get; private set; }

    public PartnersOn.Answer Answer { get; private set; } = null!;

    public bool MayEdit => access.MayIn(Can.EditPartners, access.PartnershipId());

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task LoadAsync(CancellationToken stop)
    {
        Day = On ?? Today;
        Answer = await ask.AskAsync(access.PartnershipId(), Day, stop);
    }
}
