using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Passwords;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.SecondStep;

/// <summary>What the link of a reset opens. The same words for a link that is unknown, used or too old.</summary>
[OpenToAll("Whoever lost their second step cannot sign in; the link's secret and their password stand in for it")]
internal sealed class LinkModel(ResetLinks links) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        IsOpen = await links.IsOpenAsync(Secret, HttpContext.RequestAborted);
        Response.StatusCode = IsOpen ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Password is { Length: > 0 and <= PasswordService.Longest }
            && await links.OpenAsync(Secret, Password, Visit.Of(HttpContext), HttpContext.RequestAborted) is { } half)
        {
            await HalfwayCookie.WriteAsync(HttpContext, half);
            return RedirectToPage("/SecondStep/SetUp");
        }

        ModelState.AddModelError(nameof(Password), string.IsNullOrEmpty(Password) ? "Enter your password" : Access.SignIn.Refusal);
        return await OnGetAsync();
    }
}
