using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Access.Outside;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.WorkAccount;

/// <summary>Where an outside provider sends people back to. Each has an address of its own, so that one cannot answer for another.</summary>
[OpenToAll("Whoever comes back from a provider is not signed in yet")]
internal sealed partial class ReturnedModel(
    Providers providers, OutsideSignIn outside, Sealed @sealed, IAccess access, IHostEnvironment environment, ILogger<ReturnedModel> log) : PageModel
{
    public string Wrong { get; private set; } = "";

    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(string provider, [FromQuery] string? code, [FromQuery] string? state, [FromQuery(Name = "iss")] string? issuer, [FromQuery] string? error)
    {
        var known = providers.Find(provider) ?? throw new NotVisible();
        try
        {
            var errand = Errand.Take(HttpContext, @sealed, environment) ?? throw new Distrust(Distrust.Reason.NotBelieved, "the browser was not sent there");
            return await ReturnAsync(known, errand, new OutsideSignIn.Returned(code, state, issuer, error));
        }
        catch (Distrust distrust)
        {
            NotOpened(log, known.Key, distrust.Because, distrust.Message);
            Wrong = distrust.Say(known.Name);
            return Page();
        }
    }

    /// <summary>The address that a provider is given to send people back to.</summary>
    internal static string AddressOf(PageModel page, Provider provider) => $"{page.Request.Scheme}://{page.Request.Host}/work-account/returned/{provider.Key}";

    private async Task<IActionResult> ReturnAsync(Provider known, Errand errand, OutsideSignIn.Returned returned)
    {
        var (address, stop) = (AddressOf(this, known), HttpContext.RequestAborted);
        if (errand.LinkTo is { } person)
        {
            if (person != access.Person.Id)
            {
                throw new Distrust(Distrust.Reason.NotBelieved, "whoever began to link is not signed in");
            }

            await outside.LinkAsync(known, errand, returned, address, stop);
            Said = $"Your account at {known.Name} is linked. You can sign in with it from now on.";
            return RedirectToPage("/Account/Index");
        }

        var taken = await outside.SignInAsync(known, errand, returned, address, Visit.Of(HttpContext), stop);
        if (taken.Half is { } half)
        {
            await HalfwayCookie.WriteAsync(HttpContext, half);
            return RedirectToPage("/SecondStep/Index", new { from = this.Onward(errand.From) });
        }

        await SignInCookie.WriteAsync(HttpContext, taken.Session!);
        return LocalRedirect(this.Back(errand.From));
    }

    [LoggerMessage(LogLevel.Warning, "Nothing was opened after a sign-in at {Provider} ({Because}): {Detail}")]
    private static partial void NotOpened(ILogger log, string provider, Distrust.Reason because, string detail);
}
