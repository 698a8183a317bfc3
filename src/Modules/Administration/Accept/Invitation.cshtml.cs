using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Accept;

/// <summary>Choose your password: what a one-time link opens. The same words for a link that is unknown, used or too old.</summary>
[OpenToAll("Whoever is invited has no account to sign in with yet; the link's secret stands in for it")]
internal sealed class InvitationModel(AcceptInvitation accept, IOutsideProviders providers) : PageModel, ILoad
{
    [BindProperty]
    public AcceptInvitation.Input Input { get; set; } = new();

    [FromRoute]
    public string Secret { get; set; } = "";

    public IOutsideProviders Providers => providers;

    public Account? Account { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        if (Account is null)
        {
            return Page();
        }

        await accept.HandleAsync(Secret, Input, HttpContext.RequestAborted);
        return Redirect("/administration/accept/accepted");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Account = await accept.FindAsync(Secret, stop);
        if (Account is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
