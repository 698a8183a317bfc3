using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

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
        var file = Path.Combine(folder, "acts.key");
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(file, options);
            stream.Write(RandomNumberGenerator.GetBytes(32));
            stream.Flush(flushToDisk: true);
        }

        return new ActKey(File.ReadAllBytes(file));
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
}
