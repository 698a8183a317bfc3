using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Cookies.</summary>
[OpenToAll("People read it before they sign in")]
/// <param name="environment">Tells the cookies' names.</param>
public sealed class CookiesModel(IHostEnvironment environment) : PageModel
{
    /// <summary>The cookie that keeps a person signed in.</summary>
    public string Session => SiteCookies.Session(environment);

    /// <summary>The cookie between the password and the second step.</summary>
    public string Halfway => SiteCookies.Halfway(environment);

    /// <summary>The cookie of somebody who was sent to an outside provider.</summary>
    public string Errand => SiteCookies.Errand(environment);

    /// <summary>The cookie that guards forms.</summary>
    public string Forms => SiteCookies.Forms(environment);

    /// <summary>The cookie of somebody who answers by link.</summary>
    public string Link => LinkCookie.NameIn(environment);

    /// <summary>The cookie that carries one message to the next page.</summary>
    public string Message => SiteCookies.Message(environment);

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }
}
