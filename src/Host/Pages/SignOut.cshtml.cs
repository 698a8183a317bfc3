using LineOfSight.Host.Access;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Ends the session in the database and in the browser.</summary>
[SignedIn]
internal sealed class SignOutModel(Sessions sessions) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(SignInCookie.SessionOf(User) ?? Guid.Empty, HttpContext.RequestAborted);
        return await LeaveAsync(this);
    }

    /// <summary>Takes the cookie away, and what the browser has kept of the pages.</summary>
    internal static async Task<IActionResult> LeaveAsync(PageModel page)
    {
        await page.HttpContext.SignOutAsync();
        page.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return page.RedirectToPage("/SignedOut");
    }
}
