using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.SecondStep;

/// <summary>A recovery code in place of the authenticator app or the passkey.</summary>
[OpenToAll("Whoever has taken the first step is not signed in yet; without its cookie this leads to the first")]
internal sealed class RecoveryModel(SecondSteps second) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        From = this.Onward(From);
        return await HalfwayCookie.ReadAsync(HttpContext) is { } half && await second.LookAsync(half, HttpContext.RequestAborted) is { MustSetUp: false }
            ? Page()
            : RedirectToPage("/SignIn", new { from = From });
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.IsNullOrWhiteSpace(Code) && await HalfwayCookie.ReadAsync(HttpContext) is { } half
            && await second.WithRecoveryCodeAsync(half, Code, Visit.Of(HttpContext), HttpContext.RequestAborted) is { } session)
        {
            await SignInCookie.WriteAsync(HttpContext, session);
            return LocalRedirect(this.Back(From));
        }

        ModelState.AddModelError(nameof(Code), string.IsNullOrWhiteSpace(Code) ? "Enter a recovery code" : "That did not work. Each code works once. After 10 wrong tries your account waits for 15 minutes.");
        ModelState.SetModelValue(nameof(Code), "", "");
        return await OnGetAsync();
    }
}
