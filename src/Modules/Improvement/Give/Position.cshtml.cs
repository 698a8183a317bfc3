using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Give;

/// <summary>Gives a safeguarding partner’s position on a decision.</summary>
[Can(Can.GivePositions)]
internal sealed class PositionModel(GivePosition give, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "decision")]
    public Guid Id { get; set; }

    [BindProperty]
    public GivePosition.Input Input { get; set; } = new();

    public Decision Decision { get; private set; } = null!;

    public IReadOnlyList<SafeguardingPartner> Partners { get; private set; } = [];

    /// <summary>Who may speak for a partner on the decision’s date.</summary>
    public string Speaker(SafeguardingPartner partner) => (partner.Delegate, partner.Lead) switch
    {
        ({ } deputy, { } lead) => $"{deputy} speaks for {lead}",
        (null, { } lead) => lead,
        ({ } deputy, null) => deputy,
        _ => "Nobody was appointed to speak for it on that date",
    };

    public async Task LoadAsync(CancellationToken stop)
    {
        (Decision, Partners) = await give.OpenAsync(Id, stop);
        await opening.WasReadAsync(Decision, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await give.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Decision", new { decision = Id });
    }
}
