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
        using var hmac = NewDigest();
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

    /// <summary>Takes many digests one after the other; the caller disposes it.</summary>
    internal IncrementalHash NewDigest() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
}
