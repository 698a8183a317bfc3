using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Privacy.</summary>
[OpenToAll("People read it before they sign in")]
public sealed class PrivacyModel : PageModel
{
    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }
}
