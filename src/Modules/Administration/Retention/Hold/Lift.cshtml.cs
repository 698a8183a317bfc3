using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Retention.Hold;

/// <summary>Lifts a hold.</summary>
[Can(Can.HoldRecords)]
internal sealed class LiftModel(LiftHold lift, Periods periods) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "hold")]
    public Guid Id { get; set; }

    [BindProperty]
    public LiftHold.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public Kernel.Retention.Hold Hold { get; private set; } = null!;

    public string Words => HoldWords.Of(Hold, periods);

    public string Ground => HoldWords.Of(Hold.Ground);

    public async Task LoadAsync(CancellationToken stop)
    {
        Hold = await lift.FindAsync(Id, stop);
        if (Hold.LiftedAt is not null)
        {
            throw new NotVisible();
        }
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Hold.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await lift.HandleAsync(Id, Input, stop);
        Done = "The hold is lifted.";
        return RedirectToPage("/Administration/Retention/Holds");
    }
}
