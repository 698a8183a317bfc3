using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LineOfSight.Host.Doctor;

/// <summary><c>lineofsight keys certificate FILE</c>: a certificate that encrypts the key ring, for an operator without OpenSSL at hand.</summary>
internal static class KeysVerb
{
    private const int Refused = 1;
    private const int Bits = 3072;
    private const int Years = 10;
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "Where the certificate and its private key go (PKCS #12). Nothing may be there yet." };
    private static readonly Option<FileInfo> PasswordFile = new("--password-file") { Description = "The file of its password; made at random when it is not there.", HelpName = "FILE", Required = true };

    public static Command Make()
    {
        var certificate = new Command("certificate", "Make a certificate of our own that encrypts the keys of cookies. Keep it outside the data folder.") { File, PasswordFile };
        certificate.SetAction((parsed, stop) => MakeAsync(parsed.GetValue(File)!.FullName, parsed.GetValue(PasswordFile)!.FullName, Console.Out, stop));
        return new Command("keys", "The keys of this installation.") { certificate };
    }

    internal static async Task<int> MakeAsync(string file, string passwordFile, TextWriter to, CancellationToken stop)
    {
        try
        {
            if (!System.IO.File.Exists(passwordFile))
            {
                await WriteAsync(passwordFile, System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true) + "\n"), stop);
            }

            var password = (await System.IO.File.ReadAllTextAsync(passwordFile, stop)).Trim();
            using var key = RSA.Create(Bits);
            var request = new CertificateRequest("CN=Line of Sight key ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var now = TimeProvider.System.GetUtcNow();
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
            await WriteAsync(file, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password), stop);
            await to.WriteLineAsync($"{file} encrypts the keys of cookies for {Years} years. Set Keys:Certificate={file} and Keys:CertificatePasswordFile={passwordFile}, and keep copies of both elsewhere: without them everybody must sign in once more.");
            return 0;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(trouble.Message);
            return Refused;
        }
    }

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken stop)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(path, options);
        await stream.WriteAsync(bytes, stop);
    }
}
