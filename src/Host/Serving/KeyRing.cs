using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;

namespace LineOfSight.Host.Serving;

/// <summary>
/// The keys of cookies and forms, kept in the data folder. Naming a folder switches their encryption off, so a certificate encrypts
/// them: who reads the folder, or a backup of it, cannot make a cookie.
/// </summary>
internal static class KeyRing
{
    private const string File = "Keys:Certificate";
    private const string FormerFile = "Keys:FormerCertificate";
    private const string PasswordFile = "Keys:CertificatePasswordFile";

    public static bool IsSet(IConfiguration settings) => settings[File] is { Length: > 0 };

    public static string FolderIn(string data) => Path.Combine(data, "keys", "protection");

    /// <exception cref="InstallationException">The certificate that the settings name cannot be used.</exception>
    public static void Add(IServiceCollection services, IConfiguration settings, string data)
    {
        var folder = new DirectoryInfo(FolderIn(data));
        var ring = services.AddDataProtection().SetApplicationName("lineofsight").PersistKeysToFileSystem(folder);
        if (!IsSet(settings))
        {
            return;
        }

        var certificate = Certificate(settings);
        ring.ProtectKeysWithCertificate(certificate);
        if (settings[FormerFile] is { Length: > 0 } former)
        {
            ring.UnprotectKeysWithAnyCertificate(certificate, Read(former, settings));
        }
    }

    /// <exception cref="InstallationException">It cannot be used; the message says why.</exception>
    public static X509Certificate2 Certificate(IConfiguration settings) => Read(settings[File]!, settings);

    /// <summary>The key files that hold a key in the clear.</summary>
    public static IReadOnlyList<string> PlainIn(string data) => Directory.Exists(FolderIn(data))
        ? [.. Directory.EnumerateFiles(FolderIn(data), "key-*.xml").Where(f => XDocument.Load(f).Descendants("masterKey").Any())]
        : [];

    private static X509Certificate2 Read(string file, IConfiguration settings)
    {
        try
        {
            var password = settings[PasswordFile] is { Length: > 0 } path ? System.IO.File.ReadAllText(path).Trim() : null;
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.HasPrivateKey && certificate.GetRSAPublicKey() is not null
                ? certificate
                : throw new InstallationException($"{File} names {file}, which holds no RSA certificate with its private key.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InstallationException($"{File} names {file}, which cannot be read with the password in {PasswordFile}: {trouble.Message}", trouble);
        }
    }
}
