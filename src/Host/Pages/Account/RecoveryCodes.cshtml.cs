using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Make new recovery codes; they are shown on the next page, once.</summary>
[SignedIn]
[NeedsFreshSignIn]
internal sealed class RecoveryCodesModel(RecoveryCodes recovery) : PageModel
{
    public int Left { get; private set; }

    [TempData]
    public string? Codes { get; set; }

    public async Task OnGetAsync() => Left = await recovery.LeftAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        Codes = string.Join(' ', await recovery.MakeAsync(HttpContext.RequestAborted));
        return RedirectToPage("/SecondStep/Codes", new { from = "/account" });
    }
}
