using LineOfSight.Host.Backup;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Papers;

namespace LineOfSight.Host.Doctor;

/// <summary>Looks at the settings alone: names, https, keys, backups, scanner, mail.</summary>
internal sealed class SettingsChecks(IConfiguration settings, string data, string urls, TimeProvider clock)
{
    public IEnumerable<Finding> All() => [AllowedHosts(), Https(), KeyRing(), PlainKeys(), Backups(), Scanner(), Mail(), Pdf()];

    private Finding AllowedHosts()
    {
        var names = (settings["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length > 0 && !names.Any(n => n is "*" or "[::]" or "0.0.0.0")
            ? Finding.Fine("allowed-hosts", $"It answers to {string.Join(", ", names)} alone.")
            : new Finding(
                "allowed-hosts", Verdict.Unsafe, names.Length == 0 ? "AllowedHosts is not set: it answers to every name." : "AllowedHosts lets it answer to every name.",
                "Whoever sends another name in the request can put it into links of letters and pages.",
                "Set AllowedHosts to the service’s own name, such as AllowedHosts=lineofsight.example.org; several are separated by semicolons.");
    }

    private Finding Https()
    {
        var open = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(u => !IsSafe(u)).ToList();
        return open.Count == 0
            ? Finding.Fine("https", "It listens with https, or to a proxy on this machine alone.")
            : new Finding(
                "https", Verdict.Unsafe, $"It listens without https at {string.Join(", ", open)}, for other machines too.",
                "Passwords and records would cross the network in the clear.",
                "Listen on http://localhost:5080 behind a proxy with a certificate on the same machine: “Behind a proxy” in docs/operating.md has an example.");
    }

    private Finding KeyRing()
    {
        const string Why = "Who reads the key files, in a backup of the disk for instance, can sign in as anybody.";
        const string Do = "Make one with ./lineofsight keys certificate FILE --password-file FILE, keep both outside the data folder, and set Keys:Certificate and Keys:CertificatePasswordFile.";
        if (!Serving.KeyRing.IsSet(settings))
        {
            return new Finding("key-ring", Verdict.Unsafe, "Keys:Certificate is not set: the keys of cookies lie unencrypted in the data folder.", Why, Do);
        }

        try
        {
            using var certificate = Serving.KeyRing.Certificate(settings);
            var now = clock.GetUtcNow();
            return certificate.NotAfter.ToUniversalTime() < now.AddDays(30).UtcDateTime
                ? new Finding("key-ring", Verdict.Advice, $"The certificate of the key ring ends on {certificate.NotAfter:d MMMM yyyy}.", "It goes on working, but is easily forgotten.", "Make a new one, and name the old one in Keys:FormerCertificate.")
                : Finding.Fine("key-ring", "The keys of cookies are encrypted with a certificate.");
        }
        catch (InstallationException trouble)
        {
            return new Finding("key-ring", Verdict.Unsafe, trouble.Message, Why, Do);
        }
    }

    private Finding PlainKeys()
    {
        var plain = Serving.KeyRing.PlainIn(data);
        return plain.Count == 0
            ? Finding.Fine("plain-keys", "No key of cookies lies in the clear.")
            : new Finding(
                "plain-keys", Verdict.Unsafe, $"{plain.Count} key {(plain.Count == 1 ? "file" : "files")} of cookies, made before there was a certificate, {(plain.Count == 1 ? "lies" : "lie")} in the clear in {Serving.KeyRing.FolderIn(data)}.",
                "They are valid for 90 days: who has one can sign in as anybody.", "Stop the program, delete them, and start it: everybody signs in once more.");
    }

    private Finding Backups()
    {
        const string Why = "A disk that breaks, a ransom or a wrong hand would take everything.";
        if (settings[PassphraseSource.Setting] is not { Length: > 0 } file)
        {
            return new Finding("backup-target", Verdict.Unsafe, $"{PassphraseSource.Setting} is not set: no nightly backup can be made.", Why, $"Write a passphrase of at least {Passphrase.Shortest} characters into a file outside the data folder and name it there; keep a copy of it elsewhere. Backup:Folder says where backups go.");
        }

        try
        {
            PassphraseSource.InFile(file);
            var folder = BackupFolder.In(settings, data);
            BackupFolder.DemandWritable(folder);
            return settings[BackupFolder.Setting] is { Length: > 0 }
                ? Finding.Fine("backup-target", $"Backups go to {folder}.")
                : new Finding("backup-target", Verdict.Advice, $"Backups go to {folder}, beside what they are backups of.", "What takes the disk takes both.", "Set Backup:Folder to another disk or machine.");
        }
        catch (BackupRefused trouble)
        {
            return new Finding("backup-target", Verdict.Unsafe, trouble.Message, Why, $"Mend {PassphraseSource.Setting} or {BackupFolder.Setting}.");
        }
    }

    private Finding Scanner() => settings["Files:Scanner"] is { Length: > 0 } at && at != "off"
        ? Finding.Fine("scanner", $"Files are checked for viruses at {at}.")
        : new Finding(
            "scanner", Verdict.Unsafe, settings["Files:Scanner"] == "off" ? "Files:Scanner is off: no file is checked for viruses." : "Files:Scanner is not set: no file can be checked for viruses.",
            "A file from one agency would reach the machines of all others unchecked.", "Run ClamAV and set Files:Scanner to where it listens: unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310.");

    private Finding Mail() => settings["Mail:Host"] is { Length: > 0 } host
        ? Finding.Fine("mail", $"Letters go out through {host}.")
        : new Finding("mail", Verdict.Advice, "Mail:Host is not set: no letter goes out.", "Invitations and reminders wait, and people must be told by other means.", "Set Mail:Host to your mail server.");

    private Finding Pdf() => new PdfPrinter(new PdfSettings(settings["Papers:Chromium"])).Program is { } program
        ? Finding.Fine("pdf", $"PDF is made by {program}.")
        : new Finding("pdf", Verdict.Advice, "Chromium is not installed: papers can be had as pages and in Word, not as PDF.", "Some boards ask for PDF.", "Install Chromium (Debian: apt-get install chromium-headless-shell), or name the program in Papers:Chromium.");

    private static bool IsSafe(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase) || address.IsUnixPipe
            || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (System.Net.IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip));
    }
}
