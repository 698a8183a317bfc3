using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>The task list of a return that is answered by a link or a code.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret stands in for it")]
internal sealed class TasksModel(BehindLink behind, LinkCookie cookie, GuessThrottle throttle, ReadReturn read, BringForward bring) : PageModel, ILoad
{
    private readonly Door door = new(behind, cookie, throttle);

    public TaskPage? Tasks { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is { } open)
        {
            Tasks = await read.TasksAsync(open.Of, Places.ByLink, Said, stop);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Tasks is null ? Redirect(Door.Ended) : Page();
    }

    public async Task<IActionResult> OnPostBringForwardAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is { } open)
        {
            Said = BringForward.Words(await bring.HandleAsync(open.Of, Door.NameOf(open.Link), stop));
        }

        return Redirect(Places.ByLink.Tasks);
    }
}
