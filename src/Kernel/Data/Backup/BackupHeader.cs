using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>
/// The head of a backup, which anybody may read: what made it, when, and how the rest is encrypted. Layout: eight bytes
/// <c>LOSBKUP1</c>, the length of the JSON (four bytes, big end first), the JSON, SHA-256 of all that, and an HMAC of all that under a
/// key of the passphrase. The plain hash tells a changed byte, the HMAC a wrong passphrase.
/// </summary>
/// <param name="Product">The version of the program that made it.</param>
/// <param name="At">The moment of the snapshot (UTC).</param>
/// <param name="Postgres">The version of the server it was read from.</param>
/// <param name="Changes">The change scripts that had been applied, in the order of their names.</param>
/// <param name="Kdf">How the keys come from the passphrase.</param>
/// <param name="Iterations">How often the passphrase is hashed.</param>
/// <param name="Salt">What is hashed with it, of this file alone.</param>
/// <param name="Cipher">How chunks are encrypted.</param>
/// <param name="Compression">How chunks are compressed first.</param>
public sealed record BackupHeader(
    string Product,
    DateTimeOffset At,
    string Postgres,
    IReadOnlyList<BackupHeader.Change> Changes,
    string Kdf,
    int Iterations,
    byte[] Salt,
    string Cipher,
    string Compression)
{
    internal const string OnlyKdf = "PBKDF2-HMAC-SHA-512";
    internal const string OnlyCipher = "AES-256-GCM";
    internal const int DefaultIterations = 600_000;
    private const int MostIterations = 20_000_000;
    private const int LongestJson = 4 * 1024 * 1024;
    private const int HashLength = 32;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A change script that had been applied.</summary>
    /// <param name="Name">The file's name.</param>
    /// <param name="Hash">SHA-256 of its text.</param>
    public sealed record Change(string Name, byte[] Hash);

    private static ReadOnlySpan<byte> Magic => "LOSBKUP1"u8;

    /// <summary>Writes the head and returns the key to encrypt with and the hash that binds every chunk to this head.</summary>
    internal (byte[] Key, byte[] Binding) Write(Stream to, Passphrase passphrase)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        var head = new byte[Magic.Length + 4 + json.Length];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(Magic.Length), json.Length);
        json.CopyTo(head, Magic.Length + 4);
        var (key, recognise) = passphrase.Keys(Salt, Iterations);
        to.Write(head);
        to.Write(SHA256.HashData(head));
        to.Write(HMACSHA256.HashData(recognise, head));
        return (key, SHA256.HashData(head));
    }

    /// <summary>Reads the head of a file without its passphrase.</summary>
    /// <exception cref="BackupRefused">It is no backup, it is damaged, or a later program made it.</exception>
    public static BackupHeader Read(string path)
    {
        using var file = Open(path);
        return Read(file).Header;
    }

    internal static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefused(File.Exists(path) ? $"The backup {path} cannot be read: {missing.Message}" : $"There is no backup {path}.", missing);
        }
    }

    /// <summary>Reads the head and opens it with the passphrase.</summary>
    internal static (BackupHeader Header, byte[] Key, byte[] Binding) Read(Stream from, Passphrase passphrase)
    {
        var (header, head, seal) = Read(from);
        var (key, recognise) = passphrase.Keys(header.Salt, header.Iterations);
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(recognise, head), seal)
            ? (header, key, SHA256.HashData(head))
            : throw new WrongPassphrase();
    }

    private static (BackupHeader Header, byte[] Head, byte[] Seal) Read(Stream from)
    {
        var start = new byte[Magic.Length + 4];
        if (from.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.AsSpan(0, Magic.Length - 1).SequenceEqual(Magic[..^1]))
        {
            throw new BackupRefused("This file is not a backup of Line of Sight.");
        }

        if (start[Magic.Length - 1] != Magic[^1])
        {
            throw new BackupRefused("This backup has a format that this version of Line of Sight does not know. Use the version that made it, or a later one.");
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(Magic.Length));
        if (length is < 2 or > LongestJson)
        {
            throw new BackupDamaged("its head was changed.");
        }

        var rest = new byte[length + (2 * HashLength)];
        if (from.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length)
        {
            throw new BackupDamaged("it ends inside its head.");
        }

        byte[] head = [.. start, .. rest.AsSpan(0, length)];
        if (!SHA256.HashData(head).AsSpan().SequenceEqual(rest.AsSpan(length, HashLength)))
        {
            throw new BackupDamaged("its head was changed.");
        }

        return (Understood(rest.AsSpan(0, length)), head, rest[(length + HashLength)..]);
    }

    private static BackupHeader Understood(ReadOnlySpan<byte> json)
    {
        try
        {
            var header = JsonSerializer.Deserialize<BackupHeader>(json, Json);
            return header is { Kdf: OnlyKdf, Cipher: OnlyCipher, Iterations: > 0 and <= MostIterations, Salt.Length: > 0, Changes: not null, Compression: not null }
                ? header
                : throw new BackupRefused("This backup is encrypted in a way that this version of Line of Sight does not know. Use the version that made it, or a later one.");
        }
        catch (JsonException trouble)
        {
            throw new BackupDamaged("its head cannot be read.", trouble);
        }
    }
}
