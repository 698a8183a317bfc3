using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.SecondStep;

/// <summary>Check it is you: the second step, for whoever has taken the first.</summary>
[OpenToAll("Whoever has taken the first step is not signed in yet; without its cookie this leads to the first")]
internal sealed class IndexModel(SecondSteps second, Passkeys passkeys) : PageModel
{
    /// <summary>What every failure says.</summary>
    public const string Refusal = "That did not work. A code works once, for about a minute. After 10 wrong tries your account waits for 15 minutes.";

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    public SecondSteps.Look? Look { get; private set; }

    public Passkeys.Question? Question { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        From = this.Onward(From);
        if (await HalfwayCookie.ReadAsync(HttpContext) is not { } half || await second.LookAsync(half, HttpContext.RequestAborted) is not { } look)
        {
            return RedirectToPage("/SignIn", new { from = From });
        }

        Look = look;
        Question = look.HasPasskey ? await passkeys.AskAsync(HttpContext) : null;
        return look.MustSetUp ? RedirectToPage("/SecondStep/SetUp", new { from = From }) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            return await AgainAsync("Enter the code from your authenticator app");
        }

        return await HalfwayCookie.ReadAsync(HttpContext) is { } half && await second.WithAppAsync(half, Code, Visit.Of(HttpContext), HttpContext.RequestAborted) is { } session
            ? await EnterAsync(session)
            : await AgainAsync(Refusal);
    }

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] Passkeys.Answer answer)
    {
        var stop = HttpContext.RequestAborted;
        return await HalfwayCookie.ReadAsync(HttpContext) is { } half
            && await second.TryAsync(half, Visit.Of(HttpContext), "passkey", (_, _) => passkeys.ProvesAsync(HttpContext, answer, stop), stop) is { } session
            ? await EnterAsync(session)
            : await AgainAsync(Refusal);
    }

    private async Task<IActionResult> EnterAsync(Session session)
    {
        await SignInCookie.WriteAsync(HttpContext, session);
        return LocalRedirect(this.Back(From));
    }

    private async Task<IActionResult> AgainAsync(string wrong)
    {
        ModelState.AddModelError(nameof(Code), wrong);
        ModelState.SetModelValue(nameof(Code), "", "");
        return await OnGetAsync();
    }
}
