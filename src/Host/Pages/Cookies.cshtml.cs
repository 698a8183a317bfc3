using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Cookies.</summary>
[OpenToAll("People read it before they sign in")]
public sealed class CookiesModel : PageModel
{
    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }
}
