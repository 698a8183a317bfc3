using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Serving;

/// <summary>Where a person goes after signing in: to where they were. An address of another site would lend it our good name.</summary>
internal static class WayBack
{
    /// <summary>The address to go back to; home when it is none of ours.</summary>
    public static string Back(this PageModel page, string? from) => page.Onward(from) ?? "/";

    /// <summary>The address to pass on; null when it is none of ours.</summary>
    public static string? Onward(this PageModel page, string? from) => page.Url.IsLocalUrl(from) ? from : null;
}
