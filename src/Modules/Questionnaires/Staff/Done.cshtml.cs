using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>Says that answers were sent. It names nobody and nothing.</summary>
[OpenToAll("Whoever answered has no account and no name")]
internal sealed class DoneModel : PageModel
{
    public void OnGet() => Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
}
