using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>Page not found.</summary>
[OpenToAll("An error must be shown to everybody"), IgnoreAntiforgeryToken]
public sealed class NotFoundModel : PageModel
{
    /// <summary>Shows the page, whatever the method of the request that failed.</summary>
    public void OnGet()
    {
    }

    /// <inheritdoc cref="OnGet" />
    public void OnPost()
    {
    }
}
