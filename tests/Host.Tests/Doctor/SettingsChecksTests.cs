using LineOfSight.Host.Doctor;
using LineOfSight.Host.Serving;

namespace LineOfSight.Host.Tests.Doctor;

public sealed class SettingsChecksTests : IDisposable
{
    private const string Loopback = "http://localhost:5080";
    private readonly string data = Directory.CreateTempSubdirectory("los-doctor-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Safe_settings_are_fine()
    {
        using var settings = await SafeSettings.MakeAsync();
        Assert.DoesNotContain(Look(settings), f => f.Verdict == Verdict.Unsafe);
    }

    [Theory]
    [InlineData("AllowedHosts", null, "allowed-hosts", "AllowedHosts is not set")]
    [InlineData("AllowedHosts", "*", "allowed-hosts", "AllowedHosts lets it answer to every name")]
    [InlineData("AllowedHosts", "a.example;*", "allowed-hosts", "AllowedHosts lets it answer to every name")]
    [InlineData("Keys:Certificate", null, "key-ring", "Keys:Certificate is not set")]
    [InlineData("Keys:Certificate", "/nowhere/keys.pfx", "key-ring", "cannot be read")]
    [InlineData("Keys:CertificatePasswordFile", null, "key-ring", "cannot be read")]
    [InlineData("Backup:PassphraseFile", null, "backup-target", "Backup:PassphraseFile is not set")]
    [InlineData("Backup:PassphraseFile", "/nowhere/passphrase", "backup-target", "cannot be read")]
    [InlineData("Backup:Folder", "/proc/nowhere", "backup-target", "cannot be written")]
    [InlineData("Files:Scanner", null, "scanner", "Files:Scanner is not set")]
    [InlineData("Files:Scanner", "off", "scanner", "Files:Scanner is off")]
    public async Task Each_unsafe_setting_is_named_with_its_reason_and_its_remedy(string setting, string? value, string key, string what)
    {
        using var settings = await SafeSettings.MakeAsync();
        settings.Values.Remove(setting);
        if (value is not null)
        {
            settings.Values[setting] = value;
        }

        var found = Assert.Single(Look(settings), f => f.Verdict == Verdict.Unsafe);
        Assert.Equal(key, found.Key);
        Assert.Contains(what, found.What, StringComparison.Ordinal);
        Assert.NotEmpty(found.Why);
        Assert.NotEmpty(found.Do);
    }

    [Theory]
    [InlineData("http://0.0.0.0:80", true)]
    [InlineData("http://*:5080", true)]
    [InlineData("http://192.0.2.1:5080", true)]
    [InlineData("http://localhost:5080;http://lineofsight.example.org:80", true)]
    [InlineData("http://127.0.0.1:5080;http://[::1]:5080", false)]
    [InlineData("https://*:443", false)]
    [InlineData("http://unix:/run/lineofsight.sock", false)]
    public async Task Without_https_it_listens_to_this_machine_alone(string urls, bool isUnsafe)
    {
        using var settings = await SafeSettings.MakeAsync();
        Assert.Equal(isUnsafe ? ["https"] : [], Look(settings, urls).Where(f => f.Verdict == Verdict.Unsafe).Select(f => f.Key));
    }

    [Fact]
    public async Task Keys_from_before_there_was_a_certificate_are_found()
    {
        using var settings = await SafeSettings.MakeAsync();
        Directory.CreateDirectory(KeyRing.FolderIn(data));
        await File.WriteAllTextAsync(
            Path.Combine(KeyRing.FolderIn(data), "key-1.xml"), "<key><descriptor><masterKey><value>c2VjcmV0</value></masterKey></descriptor></key>", TestContext.Current.CancellationToken);
        Assert.Equal("plain-keys", Assert.Single(Look(settings), f => f.Verdict == Verdict.Unsafe).Key);
    }

    private List<Finding> Look(SafeSettings settings, string urls = Loopback) => [.. new SettingsChecks(settings.Configuration, data, urls, TimeProvider.System).All()];
}
