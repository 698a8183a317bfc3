using System.Security.Cryptography;

namespace LineOfSight.Kernel.Data;

/// <summary>The one place that public identifiers come from.</summary>
public static class NewId
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A random identifier (122 random bits, RFC 9562 version 4): it cannot be guessed from another one.</summary>
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A short reference that people can say aloud, such as <c>F-7KQ2M</c>. It names a record; it grants nothing.</summary>
    /// <param name="prefix">The letter of the kind of record.</param>
    public static string Reference(char prefix) => $"{prefix}-{RandomNumberGenerator.GetString(Letters, 5)}";

    /// <summary>A secret for a one-time link: 256 random bits in URL-safe letters.</summary>
    public static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
}
