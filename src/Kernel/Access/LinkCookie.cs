using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace LineOfSight.Kernel.Access;

/// <summary>
/// Remembers, for an hour and for one link, that whoever opened it knows the address that it was sent to. It holds a hash of the link's
/// secret under the key ring, and opens nothing by itself: the link is asked about each time.
/// </summary>
/// <param name="protection">The key ring.</param>
/// <param name="environment">Tells the cookie's name.</param>
/// <param name="clock">Tells when the hour is over.</param>
public sealed class LinkCookie(IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private readonly IDataProtector protector = protection.CreateProtector("LineOfSight.LinkCookie");

    /// <summary>The name that it has in an environment: outside Development the browser insists on https and on this host alone.</summary>
    public static string NameIn(IHostEnvironment environment) => environment.IsDevelopment() ? "los-link" : "__Host-los-link";

    /// <summary>Writes it for a link.</summary>
    public void Write(HttpContext context, string secret)
    {
        ArgumentNullException.ThrowIfNull(context);
        var until = (clock.GetUtcNow() + Longest).ToUnixTimeSeconds();
        context.Response.Cookies.Append(NameIn(environment), protector.Protect($"{until.ToString(CultureInfo.InvariantCulture)} {HashOf(secret)}"), new CookieOptions
        {
            Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = !environment.IsDevelopment() || context.Request.IsHttps, IsEssential = true,
        });
    }

    /// <summary>True when the browser holds it for this link.</summary>
    public bool Holds(HttpContext context, string secret)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[NameIn(environment)] is not { Length: > 0 } value)
        {
            return false;
        }

        try
        {
            var parts = protector.Unprotect(value).Split(' ');
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() && parts[1] == HashOf(secret);
        }
        catch (CryptographicException)
        {
            // Not ours, or of a key that is gone: whoever opens the link says the address again.
            return false;
        }
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
