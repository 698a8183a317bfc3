using LineOfSight.Host.Access.Outside;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Take away the link to an account at an outside provider.</summary>
[SignedIn]
[NeedsFreshSignIn]
internal sealed class RemoveWorkAccountModel(WorkAccounts accounts) : PageModel, ILoad
{
    [FromRoute]
    public Guid Identity { get; set; }

    public string Named { get; private set; } = "";

    [TempData]
    public string? Said { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await accounts.RemoveAsync(Identity, HttpContext.RequestAborted);
        Said = "The work account is taken away.";
        return RedirectToPage("/Account/Index");
    }

    public async Task LoadAsync(CancellationToken stop) =>
        Named = (await accounts.MineAsync(stop)).FirstOrDefault(o => o.Id == Identity)?.Name ?? throw new NotVisible();
}
