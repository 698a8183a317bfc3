using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>What a backup is encrypted with. It is never an argument of a command, never logged, and never stored by the program.</summary>
public sealed class Passphrase
{
    /// <summary>The fewest characters. Whoever has the file may guess for years without anybody noticing.</summary>
    public const int Shortest = 16;

    private readonly byte[] bytes;

    private Passphrase(string text) => bytes = Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormC));

    /// <summary>Takes a passphrase as it was typed or read from a file; a line end behind it does not count.</summary>
    /// <exception cref="BackupRefused">It is too short.</exception>
    public static Passphrase Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.TrimEnd('\r', '\n');
        return words.Length >= Shortest
            ? new Passphrase(words)
            : throw new BackupRefused($"The passphrase has {words.Length} characters and needs at least {Shortest}. Four or five words that nobody would put together are best.");
    }

    /// <summary>32 bytes to encrypt with and 32 to tell a wrong passphrase from a changed byte (PBKDF2, HMAC-SHA-512).</summary>
    internal (byte[] Encrypt, byte[] Recognise) Keys(byte[] salt, int iterations)
    {
        var keys = Rfc2898DeriveBytes.Pbkdf2(bytes, salt, iterations, HashAlgorithmName.SHA512, 64);
        return (keys[..32], keys[32..]);
    }
}
