using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.SecondStep;

/// <summary>The first sign-in: set up a second step, before anything else opens.</summary>
[OpenToAll("Whoever has taken the first step is not signed in yet; without its cookie this leads to the first")]
internal sealed class SetUpModel(SecondSteps second, Passkeys passkeys, AuthenticatorApp app) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Offer { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [TempData]
    public string? Codes { get; set; }

    public SecondSteps.Look? Look { get; private set; }

    public AuthenticatorApp.Offered? Offered { get; private set; }

    public Passkeys.Question? Question { get; private set; }

    public string Device { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        From = this.Onward(From);
        if (await HalfwayCookie.ReadAsync(HttpContext) is not { } half || await second.LookAsync(half, HttpContext.RequestAborted) is not { MustSetUp: true } look)
        {
            return RedirectToPage("/SignIn", new { from = From });
        }

        (Look, Offered) = (look, app.OfferTo(look.Account, Offer));
        Question = await passkeys.OfferAsync(look.Account, HttpContext);
        Device = Devices.Of(Request.Headers.UserAgent.ToString());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            return await AgainAsync("Enter the code that the app shows");
        }

        return await HalfwayCookie.ReadAsync(HttpContext) is { } half
            && await second.SetUpAppAsync(half, Offer ?? "", Code, Visit.Of(HttpContext), HttpContext.RequestAborted) is { } set
            ? await EnterAsync(set)
            : await AgainAsync("This is not the code that the app shows now. Wait for the next one, and check that your phone’s clock is right.");
    }

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] Passkeys.Answer answer, [FromForm] string? name) =>
        await HalfwayCookie.ReadAsync(HttpContext) is { } half
            && await second.SetUpPasskeyAsync(half, HttpContext, answer, name, Visit.Of(HttpContext), HttpContext.RequestAborted) is { } set
            ? await EnterAsync(set)
            : await AgainAsync("The passkey could not be saved. Try again, or use an authenticator app.");

    private async Task<IActionResult> EnterAsync(SecondSteps.SetUp set)
    {
        await SignInCookie.WriteAsync(HttpContext, set.Session);
        Codes = string.Join(' ', set.Codes);
        return RedirectToPage("/SecondStep/Codes", new { from = this.Onward(From) });
    }

    private async Task<IActionResult> AgainAsync(string wrong)
    {
        ModelState.AddModelError(nameof(Code), wrong);
        ModelState.SetModelValue(nameof(Code), "", "");
        return await OnGetAsync();
    }
}
