using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Set up an authenticator app, or another one.</summary>
[SignedIn]
[NeedsFreshSignIn]
internal sealed class AuthenticatorModel(LineOfSightDb db, IAccess access, AuthenticatorApp app, RecoveryCodes recovery) : PageModel, ILoad
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Offer { get; set; }

    public AuthenticatorApp.Offered? Offered { get; private set; }

    public bool HasOne { get; private set; }

    [TempData]
    public string? Said { get; set; }

    [TempData]
    public string? Codes { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (string.IsNullOrWhiteSpace(Code) || !await app.ConfirmAsync(await MeAsync(stop), Offer ?? "", Code, stop))
        {
            ModelState.AddModelError(nameof(Code), string.IsNullOrWhiteSpace(Code)
                ? "Enter the code that the app shows"
                : "This is not the code that the app shows now. Wait for the next one, and check that your phone’s clock is right.");
            ModelState.SetModelValue(nameof(Code), "", "");
            await LoadAsync(stop);
            return Page();
        }

        Said = "Your authenticator app is set up.";
        if (await recovery.LeftAsync(stop) > 0)
        {
            return RedirectToPage("/Account/Index");
        }

        Codes = string.Join(' ', await recovery.MakeAsync(stop));
        return RedirectToPage("/SecondStep/Codes", new { from = "/account" });
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Offered = app.OfferTo(await MeAsync(stop), Offer);
        HasOne = await app.IsSetUpAsync(stop);
    }

    private Task<Kernel.Access.Account> MeAsync(CancellationToken stop) => db.Set<Kernel.Access.Account>().AsNoTracking().SingleAsync(a => a.Id == access.Person.Id, stop);
}
