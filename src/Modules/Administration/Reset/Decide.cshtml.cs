using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Reset;

/// <summary>Approve or refuse the reset of a second step; shows the link once.</summary>
[Can(Can.ResetSecondSteps)]
[NeedsFreshSignIn]
internal sealed class DecideModel(DecideReset decide, Resets resets, People people, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(Name = "reset", SupportsGet = true)]
    public Guid ResetId { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public SecondStepReset Reset { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string OpenedBy { get; private set; } = "";

    public string? Link { get; private set; }

    public bool IsWaiting => Reset.IsWaitingAt(clock.GetUtcNow());

    public bool OpenedByMe => Reset.OpenedBy == access.Person.Id;

    [TempData]
    public string? Secret { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Version = Reset.Version;
        Link = Secret is { } secret ? $"{Request.Scheme}://{Request.Host}/second-step/link/{secret}" : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Secret = await decide.ApproveAsync(ResetId, Version, HttpContext.RequestAborted);
        return Redirect($"/administration/reset/decide/{ResetId}");
    }

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        await decide.RefuseAsync(ResetId, Version, HttpContext.RequestAborted);
        return Redirect("/administration/reset");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        (Reset, var person) = await resets.FindAsync(ResetId, stop);
        Name = person.Name;
        OpenedBy = (await people.NamesAsync([Reset.OpenedBy], stop)).GetValueOrDefault(Reset.OpenedBy, "");
    }
}
