using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Sign in with a passkey, or with an email address, a password and a second step.</summary>
[OpenToAll("Nobody has signed in yet")]
internal sealed class SignInModel(SignIn signIn, Passkeys passkeys, IOutsideProviders providers, IAccess access, IHostEnvironment environment) : PageModel, ILoad
{
    [BindProperty]
    public SignIn.Input Input { get; set; } = new();

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>True when a session has just ended by itself.</summary>
    [BindProperty(Name = "ended", SupportsGet = true)]
    public bool Ended { get; set; }

    public IOutsideProviders Providers => providers;

    public Passkeys.Question Question { get; private set; } = null!;

    public bool InDevelopment => environment.IsDevelopment();

    public async Task<IActionResult> OnGetAsync()
    {
        if (access.Person.IsSomebody)
        {
            return LocalRedirect(this.Back(From));
        }

        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    public async Task LoadAsync(CancellationToken stop) => Question = await passkeys.AskAsync(HttpContext);

    public async Task<IActionResult> OnPostAsync()
    {
        var taken = await signIn.HandleAsync(Input, Visit.Of(HttpContext), HttpContext.RequestAborted);
        if (taken.Half is { } half)
        {
            await HalfwayCookie.WriteAsync(HttpContext, half);
            return RedirectToPage("/SecondStep/Index", new { from = this.Onward(From) });
        }

        return await EnterAsync(taken.Session);
    }

    private async Task<IActionResult> EnterAsync(Session? session)
    {
        if (session is null)
        {
            ModelState.AddModelError("", Access.SignIn.Refusal);
            await LoadAsync(HttpContext.RequestAborted);
            return Page();
        }

        await SignInCookie.WriteAsync(HttpContext, session);
        return LocalRedirect(this.Back(From));
    }
}
