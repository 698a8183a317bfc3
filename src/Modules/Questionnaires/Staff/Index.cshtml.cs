using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>Asks for the code of a slip.</summary>
[OpenToAll("Staff answer without an account and without a name; the code on a slip stands in for both")]
internal sealed class IndexModel(StaffDoor door) : PageModel
{
    public sealed class Fields
    {
        public string? Code { get; set; }
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public void OnGet() => Response.Headers["X-Robots-Tag"] = "noindex, nofollow";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (state, _) = await door.OpenAsync(HttpContext, Input.Code, stop);
        if (state != CodeState.Open)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Code)}", StaffDoor.Words(state));
            return Page();
        }

        return Redirect($"/questionnaires/staff/answer/{Codes.Plain(Input.Code)}");
    }
}
