using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Remove your authenticator app.</summary>
[SignedIn]
[NeedsFreshSignIn]
internal sealed class RemoveAuthenticatorModel(AuthenticatorApp app) : PageModel, ILoad
{
    [TempData]
    public string? Said { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await app.RemoveAsync(HttpContext.RequestAborted);
        Said = "Your authenticator app is removed.";
        return RedirectToPage("/Account/Index");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        if (!await app.IsSetUpAsync(stop))
        {
            throw new NotVisible();
        }
    }
}
