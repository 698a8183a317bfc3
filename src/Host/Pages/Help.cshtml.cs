using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Help.</summary>
[OpenToAll("People who cannot sign in need it most")]
public sealed class HelpModel : PageModel
{
    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }
}
