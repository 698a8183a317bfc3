using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LineOfSight.Host.Access.Factors;

/// <summary>Texts that leave the server or rest in the database, protected with its keys.</summary>
internal sealed class Sealed(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("sign-in");

    /// <summary>Protects a text for as long as the keys are kept.</summary>
    public string Keep(string purpose, string text) => protector.CreateProtector(purpose).Protect(text);

    /// <summary>Reads what <see cref="Keep"/> wrote; null for anything else.</summary>
    public string? Read(string purpose, string kept)
    {
        try
        {
            return protector.CreateProtector(purpose).Unprotect(kept);
        }
        catch (CryptographicException)
        {
            // Not ours, or altered: nothing that can be used.
            return null;
        }
    }

    /// <summary>Protects a text that travels through a form or a cookie of somebody's.</summary>
    public string Lend(string purpose, string text) =>
        Keep(purpose, clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture) + ' ' + text);

    /// <summary>Reads what <see cref="Lend"/> wrote; null for anything else, and for what is older.</summary>
    public string? Take(string purpose, string? lent, TimeSpan longest)
    {
        if (string.IsNullOrEmpty(lent) || Read(purpose, lent) is not { } text)
        {
            return null;
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var at = new DateTimeOffset(long.Parse(text.AsSpan(0, space), CultureInfo.InvariantCulture), TimeSpan.Zero);
        return at + longest > clock.GetUtcNow() ? text[(space + 1)..] : null;
    }
}
