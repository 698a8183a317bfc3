using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>All answers of a return that is answered by a link or a code, and its sign-off. With it the link has done its work.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret stands in for it")]
internal sealed class CheckModel(BehindLink behind, LinkCookie cookie, GuessThrottle throttle, ReadReturn read, SignOff sign) : PageModel, ILoad
{
    private readonly Door door = new(behind, cookie, throttle);

    [BindProperty]
    public SignOff.Input Input { get; set; } = new();

    public ReturnSheet? Sheet { get; private set; }

    public async Task LoadAsync(CancellationToken stop) =>
        Sheet = await door.OpenAsync(HttpContext, stop) is { } open ? await read.SheetAsync(open.Of, stop) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Sheet is null ? Redirect(Door.Ended) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            return Redirect(Door.Ended);
        }

        await sign.HandleAsync(open.Of, Input, stop);
        cookie.Forget(HttpContext);
        return Redirect("/questionnaires/link/done");
    }
}
