using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>
/// What was understood of a file, while a person looks at it: it travels in their form, sealed with the installation's keys, for one person
/// and one record. So nothing of a file is kept before somebody has said yes, and nothing has to be cleared away.
/// </summary>
internal sealed class Travelling(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string TooLate = "More than two hours have passed since you chose the file. Choose it again";

    /// <summary>The most characters of a sealed text: what a browser sends back without trouble.</summary>
    public const int Most = 40 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);
    private readonly IDataProtector protector = protection.CreateProtector("LineOfSight.Questionnaires.Papers");

    private sealed record Sealed<T>(DateTimeOffset At, T What);

    /// <summary>Seals it.</summary>
    /// <param name="what">What.</param>
    /// <param name="who">The person or the link that may bring it back.</param>
    /// <param name="about">The record that it is about.</param>
    public string Seal<T>(T what, Guid who, Guid about)
    {
        using var file = new MemoryStream();
        using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(zip, new Sealed<T>(clock.GetUtcNow(), what));
        }

        return WebEncoders.Base64UrlEncode(For(who, about).Protect(file.ToArray()));
    }

    /// <summary>Opens what <see cref="Seal"/> wrote; null for anything else, and for what is older than two hours.</summary>
    public T? Open<T>(string? seal, Guid who, Guid about)
        where T : class
    {
        if (string.IsNullOrEmpty(seal) || seal.Length > Most)
        {
            return null;
        }

        try
        {
            using var zip = new GZipStream(new MemoryStream(For(who, about).Unprotect(WebEncoders.Base64UrlDecode(seal))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Sealed<T>>(zip) is { } read && read.At + Longest > clock.GetUtcNow() ? read.What : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            // Not ours, or altered, or of somebody else.
            return null;
        }
    }

    private IDataProtector For(Guid who, Guid about) => protector.CreateProtector(who.ToString("N"), about.ToString("N"));
}
