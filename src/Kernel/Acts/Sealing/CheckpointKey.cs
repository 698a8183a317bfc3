using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>
/// The key that signs checkpoints (ECDSA on P-256 with SHA-256). It is made once and lies in the data folder, readable by its
/// owner only; the public half lies beside it, to be given to whoever keeps copies of the checkpoints.
/// </summary>
public sealed class CheckpointKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create();

    private CheckpointKey(string privatePem) => key.ImportFromPem(privatePem);

    /// <summary>The file of the private key.</summary>
    public const string PrivateFile = "checkpoints.key";

    /// <summary>The file of the public key.</summary>
    public const string PublicFile = "checkpoints.pub";

    /// <summary>Reads the key from a folder, or makes it once.</summary>
    /// <param name="folder">The keys folder.</param>
    public static CheckpointKey In(string folder)
    {
        Directory.CreateDirectory(folder);
        var pem = Encoding.ASCII.GetString(WholeFile.ReadOrMake(Path.Combine(folder, PrivateFile), () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n");
        }));
        var key = new CheckpointKey(pem);
        WholeFile.ReadOrMake(
            Path.Combine(folder, PublicFile),
            () => Encoding.ASCII.GetBytes(key.key.ExportSubjectPublicKeyInfoPem() + "\n"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return key;
    }

    /// <summary>Signs bytes; the signature is in DER, as OpenSSL reads it.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes) => key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>True when this key signed the bytes.</summary>
    public bool HasSigned(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
