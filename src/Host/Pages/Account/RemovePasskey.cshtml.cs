using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Remove a passkey.</summary>
[SignedIn]
[NeedsFreshSignIn]
internal sealed class RemovePasskeyModel(Passkeys passkeys) : PageModel, ILoad
{
    [FromRoute]
    public Guid Passkey { get; set; }

    public string Named { get; private set; } = "";

    [TempData]
    public string? Said { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await passkeys.RemoveAsync(Passkey, HttpContext.RequestAborted);
        Said = "The passkey is removed.";
        return RedirectToPage("/Account/Index");
    }

    public async Task LoadAsync(CancellationToken stop) =>
        Named = (await passkeys.MineAsync(stop)).FirstOrDefault(p => p.Id == Passkey)?.Name ?? throw new NotVisible();
}
