using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Ask;

/// <summary>Says that the answer was sent.</summary>
[OpenToAll("Whoever reads it has sent an answer by link and has no account")]
internal sealed class SentModel : PageModel
{
    public void OnGet() => Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
}
