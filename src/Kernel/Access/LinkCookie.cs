using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace LineOfSight.Kernel.Access;

/// <summary>
/// Remembers, for an hour and for one link, that whoever opened it knows the address that it was sent to. It holds the link's secret under
/// the key ring, so that a return of many pages need not carry it in their addresses; the link is asked about each time.
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
        context.Response.Cookies.Append(NameIn(environment), protector.Protect($"{until.ToString(CultureInfo.InvariantCulture)} {secret}"), new CookieOptions
        {
            Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = !environment.IsDevelopment() || context.Request.IsHttps, IsEssential = true,
        });
    }

    /// <summary>True when the browser holds it for this link.</summary>
    public bool Holds(HttpContext context, string secret) => SecretOf(context) is { } held && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(held), Encoding.UTF8.GetBytes(secret));

    /// <summary>The secret of the link that the browser holds it for; null when it holds none, or its hour is over.</summary>
    public string? SecretOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[NameIn(environment)] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            var parts = protector.Unprotect(value).Split(' ', 2);
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            // Not ours, or of a key that is gone: whoever opens the link says the address again.
            return null;
        }
    }

    /// <summary>Takes it away.</summary>
    public void Forget(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(NameIn(environment), new CookieOptions { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = !environment.IsDevelopment() || context.Request.IsHttps });
    }
}
