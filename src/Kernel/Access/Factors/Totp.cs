using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>
/// The six figures of an authenticator app (RFC 6238): a new one every 30 seconds. The one before and the one after are taken too,
/// because phones' clocks drift; none is taken twice.
/// </summary>
internal static class Totp
{
    /// <summary>How many figures a code has.</summary>
    public const int Digits = 6;

    /// <summary>How many steps a clock may be off.</summary>
    public const int Drift = 1;

    /// <summary>How long a code is shown.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>A new secret: 160 random bits, as RFC 4226 asks.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The number of the step that an instant is in.</summary>
    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a step.</summary>
    public static string CodeOf(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 has SHA-1, and it is what authenticator apps compute; as an HMAC it is not broken.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed, of those that are taken now and that are newer than the last one used; null for none.</summary>
    public static long? Match(ReadOnlySpan<byte> secret, string typed, DateTimeOffset now, long lastStep)
    {
        var bytes = Encoding.UTF8.GetBytes(typed);
        long? found = null;
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
        {
            // Every step is compared, so that the time says nothing.
            if (CryptographicOperations.FixedTimeEquals(bytes, Encoding.UTF8.GetBytes(CodeOf(secret, step))) && step > lastStep)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The address that the picture holds, and that apps on the same device open.</summary>
    public static string Address(ReadOnlySpan<byte> secret, string email) =>
        $"otpauth://totp/Line%20of%20Sight:{Uri.EscapeDataString(email)}?secret={Base32.Write(secret)}&issuer=Line%20of%20Sight&digits={Digits}&period=30";
}
