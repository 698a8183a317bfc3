using LineOfSight.Kernel.Access;
using LineOfSight.Questionnaires.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>A return that is answered by a link or a code, as a form.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret stands in for it")]
internal sealed class FormModel(BehindLink behind, LinkCookie cookie, GuessThrottle throttle, MakeForm make) : PageModel
{
    private readonly Door door = new(behind, cookie, throttle);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "as")] FormKind kind, CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            return Redirect(Door.Ended);
        }

        var form = await make.OfAsync(open.Of, kind, stop);
        return File(form.Content, form.MediaType, form.Name);
    }
}
