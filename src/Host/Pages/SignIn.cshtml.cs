using LineOfSight.Host.Access;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Sign in with an email address and a password.</summary>
[OpenToAll("Nobody has signed in yet")]
internal sealed class SignInModel(SignIn signIn, IAccess access, IHostEnvironment environment) : PageModel
{
    [BindProperty]
    public SignIn.Input Input { get; set; } = new();

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    public bool InDevelopment => environment.IsDevelopment();

    public IActionResult OnGet() => access.Person.IsSomebody ? LocalRedirect(Back()) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.HandleAsync(Input, HttpContext.Connection.RemoteIpAddress, SignInCookie.SessionOf(User), HttpContext.RequestAborted) is not { } session)
        {
            ModelState.AddModelError("", Access.SignIn.Refusal);
            return Page();
        }

        await HttpContext.SignInAsync(SignInCookie.Principal(session.AccountId, session.Id));
        return LocalRedirect(Back());
    }

    // An address of another site would lend it our good name.
    private string Back() => Url.IsLocalUrl(From) ? From! : "/";
}
