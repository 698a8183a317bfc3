using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Acts.Sealing;

namespace LineOfSight.Kernel.Acts;

/// <summary>The installation's key for the digests of texts. It is kept in the data folder, never in the database.</summary>
/// <param name="key">32 random bytes.</param>
public sealed class ActKey(byte[] key)
{
    /// <summary>Reads the key from a folder, or makes it once.</summary>
    /// <param name="folder">The keys folder; readable by its owner only.</param>
    public static ActKey In(string folder)
    {
        Directory.CreateDirectory(folder);
        return new ActKey(WholeFile.ReadOrMake(Path.Combine(folder, "acts.key"), () => RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>The digest of an act's texts. Each text is preceded by its length, so that no two triples look alike.</summary>
    public byte[] DigestOf(string? reason, string? before, string? after)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> length = stackalloc byte[4];
        foreach (var text in (string?[])[reason, before, after])
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
            hmac.AppendData(length);
            hmac.AppendData(bytes);
        }

        return hmac.GetHashAndReset();
    }

    /// <summary>As <see cref="DigestOf(string?, string?, string?)"/>, from the three texts as PostgreSQL sends them: each preceded by its length.</summary>
    internal void DigestOf(ReadOnlySpan<byte> texts, Span<byte> digest) => HMACSHA256.HashData(key, texts, digest);
}
