using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.SecondStep;

/// <summary>Check it is still you, before a page that needs it.</summary>
[SignedIn]
internal sealed class AgainModel(ProveAgain prove, Passkeys passkeys) : PageModel, ILoad
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    public ProveAgain.Ways Ways { get; private set; } = null!;

    public Passkeys.Question? Question { get; private set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        var present = SignInCookie.SessionOf(User) ?? Guid.Empty;
        var code = Code ?? "";
        return await GoOnAsync(Ways.App ? await prove.WithAppAsync(code, present, HttpContext.RequestAborted) : await prove.WithPasswordAsync(code, present, HttpContext.RequestAborted));
    }

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] Passkeys.Answer answer) =>
        await GoOnAsync(await prove.WithPasskeyAsync(HttpContext, answer, SignInCookie.SessionOf(User) ?? Guid.Empty, HttpContext.RequestAborted));

    public async Task LoadAsync(CancellationToken stop)
    {
        From = this.Onward(From);
        Ways = await prove.WaysAsync(stop);
        Question = Ways.Passkey ? await passkeys.AskAsync(HttpContext) : null;
    }

    private async Task<IActionResult> GoOnAsync(Session? session)
    {
        if (session is not null)
        {
            await SignInCookie.WriteAsync(HttpContext, session);
            return LocalRedirect(this.Back(From));
        }

        ModelState.AddModelError(nameof(Code), "That did not work. Try again. After 10 wrong tries your account waits for 15 minutes.");
        ModelState.SetModelValue(nameof(Code), "", "");
        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }
}
