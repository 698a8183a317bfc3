using LineOfSight.Host.Access;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Change your password.</summary>
[SignedIn]
internal sealed class PasswordModel(ChangePassword change) : PageModel
{
    [BindProperty]
    public ChangePassword.Input Input { get; set; } = new();

    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        await change.HandleAsync(Input, SignInCookie.SessionOf(User), HttpContext.RequestAborted);
        Said = "Your password is changed. Your other devices are signed out.";
        return RedirectToPage("/Account/Index");
    }
}
