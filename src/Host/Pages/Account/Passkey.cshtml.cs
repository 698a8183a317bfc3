using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Add a passkey.</summary>
[SignedIn]
[NeedsFreshSignIn]
internal sealed class PasskeyModel(LineOfSightDb db, IAccess access, Passkeys passkeys, RecoveryCodes recovery) : PageModel, ILoad
{
    public Passkeys.Question? Question { get; private set; }

    public string Device => Devices.Of(Request.Headers.UserAgent.ToString());

    [TempData]
    public string? Said { get; set; }

    [TempData]
    public string? Codes { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync([FromForm] Passkeys.Answer answer, [FromForm] string? name)
    {
        var stop = HttpContext.RequestAborted;
        if (!await passkeys.AddAsync(HttpContext, answer, Passkeys.NameOf(name, Device), stop))
        {
            ModelState.AddModelError("", "The passkey could not be saved. Try again.");
            await LoadAsync(stop);
            return Page();
        }

        Said = "Your passkey is saved. You can sign in with it from now on.";
        if (await recovery.LeftAsync(stop) > 0)
        {
            return RedirectToPage("/Account/Index");
        }

        Codes = string.Join(' ', await recovery.MakeAsync(stop));
        return RedirectToPage("/SecondStep/Codes", new { from = "/account" });
    }

    public async Task LoadAsync(CancellationToken stop) =>
        Question = await passkeys.OfferAsync(await db.Set<Kernel.Access.Account>().AsNoTracking().SingleAsync(a => a.Id == access.Person.Id, stop), HttpContext);
}
