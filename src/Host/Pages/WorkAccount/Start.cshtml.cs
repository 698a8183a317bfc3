using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Access.Outside;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.WorkAccount;

/// <summary>Leads to an outside provider. When that does not answer, it says so, and everybody else signs in as before.</summary>
[OpenToAll("Nobody has signed in yet")]
internal sealed class StartModel(Providers providers, OutsideSignIn outside, Sealed @sealed, IHostEnvironment environment) : PageModel
{
    public string Wrong { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string provider, [FromQuery] string? from, [FromQuery] string? invitation)
    {
        var known = providers.Find(provider) ?? throw new NotVisible();
        var errand = Errand.To(known.Key, this.Onward(from), linkTo: null, invitation is { Length: <= 100 } ? invitation : null);
        try
        {
            var address = await outside.AddressAsync(known, errand, ReturnedModel.AddressOf(this, known), HttpContext.RequestAborted);
            errand.Write(HttpContext, @sealed, environment);
            return Redirect(address);
        }
        catch (Distrust distrust)
        {
            Wrong = distrust.Say(known.Name);
            return Page();
        }
    }
}
