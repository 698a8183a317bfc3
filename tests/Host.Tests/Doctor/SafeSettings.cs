using LineOfSight.Host.Doctor;
using Microsoft.Extensions.Configuration;

namespace LineOfSight.Host.Tests.Doctor;

/// <summary>What an operator sets so that the program serves outside Development, with real files beside it.</summary>
internal sealed class SafeSettings : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("los-operator-").FullName;

    private SafeSettings() => Values = new Dictionary<string, string>
    {
        ["AllowedHosts"] = "localhost;127.0.0.1",
        ["Keys:Certificate"] = Path.Combine(folder, "keys.pfx"),
        ["Keys:CertificatePasswordFile"] = Path.Combine(folder, "keys.password"),
        ["Backup:PassphraseFile"] = Path.Combine(folder, "passphrase"),
        ["Backup:Folder"] = Path.Combine(folder, "backups"),
        ["Files:Scanner"] = "tcp:127.0.0.1:3310",
    };

    public Dictionary<string, string> Values { get; }

    public IConfiguration Configuration => new ConfigurationBuilder().AddInMemoryCollection(Values!).Build();

    public static async Task<SafeSettings> MakeAsync()
    {
        var settings = new SafeSettings();
        await File.WriteAllTextAsync(settings.Values["Backup:PassphraseFile"], "correct horse battery staple\n");
        Assert.Equal(0, await KeysVerb.MakeAsync(settings.Values["Keys:Certificate"], settings.Values["Keys:CertificatePasswordFile"], TextWriter.Null, TestContext.Current.CancellationToken));
        return settings;
    }

    /// <summary>The settings as environment variables of a program.</summary>
    public void Into(IDictionary<string, string?> environment)
    {
        foreach (var (name, value) in Values)
        {
            environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
