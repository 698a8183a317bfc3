using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Reset;

/// <summary>Resets of second steps that wait for a second person.</summary>
[Can(Can.ResetSecondSteps)]
internal sealed class IndexModel(Resets resets) : PageModel
{
    public IReadOnlyList<Resets.Line> Waiting { get; private set; } = [];

    public async Task OnGetAsync() => Waiting = await resets.WaitingAsync(HttpContext.RequestAborted);
}
