using LineOfSight.Kernel.Access;
using LineOfSight.Questionnaires.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>A return that is answered by a link or a code, as a form.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret stands in for it")]
internal sealed class FormModel(Door door, MakeForm make) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "as")] FormKind kind, CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var form = await make.OfAsync(open.Of, kind, stop);
        return File(form.Content, form.MediaType, form.Name);
    }
}
