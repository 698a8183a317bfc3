using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Access.Outside;
using LineOfSight.Host.Pages.WorkAccount;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Leads a signed-in person to a provider, to link their account there.</summary>
[SignedIn]
[NeedsFreshSignIn]
internal sealed class LinkWorkAccountModel(Providers providers, OutsideSignIn outside, Sealed @sealed, IAccess access, IHostEnvironment environment) : PageModel
{
    public string Wrong { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string provider)
    {
        var known = providers.Find(provider) ?? throw new NotVisible();
        var errand = Errand.To(known.Key, from: null, linkTo: access.Person.Id, invitation: null);
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
