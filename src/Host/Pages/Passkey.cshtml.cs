using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Sign in with a passkey: where the browser's answer goes, and what is shown when it is not one of ours.</summary>
[OpenToAll("Nobody has signed in yet")]
internal sealed class PasskeyModel(Passkeys passkeys, IAccess access) : PageModel
{
    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    public Passkeys.Question Question { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (access.Person.IsSomebody)
        {
            return LocalRedirect(this.Back(From));
        }

        Question = await passkeys.AskAsync(HttpContext);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] Passkeys.Answer answer)
    {
        if (await passkeys.SignInAsync(HttpContext, answer, Visit.Of(HttpContext), HttpContext.RequestAborted) is { } session)
        {
            await SignInCookie.WriteAsync(HttpContext, session);
            return LocalRedirect(this.Back(From));
        }

        ModelState.AddModelError("", Access.SignIn.Refusal);
        Question = await passkeys.AskAsync(HttpContext);
        return Page();
    }
}
