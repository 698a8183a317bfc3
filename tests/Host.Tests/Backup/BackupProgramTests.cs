using System.Diagnostics;
using System.Text.Json;

namespace LineOfSight.Host.Tests.Backup;

/// <summary>The verbs as an operator runs them: backup, check, restore, verify, and what is said when they are used wrongly.</summary>
public sealed class BackupProgramTests : IDisposable
{
    private const string Secret = "correct horse battery staple";
    private readonly string folder = Directory.CreateTempSubdirectory("los-backup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_installation_is_backed_up_checked_restored_equal_and_used_again()
    {
        await RunAsync(0, null, "demo", "--data", "data");
        await File.WriteAllTextAsync(Path.Combine(folder, "passphrase"), Secret + "\n", TestContext.Current.CancellationToken);
        var output = await RunAsync(0, null, "backup", "a.backup", "--data", "data", "--passphrase-file", "passphrase");
        Assert.Contains("It was read back to its end: every byte is as it was written.", output, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path.Combine(folder, "a.backup")));
        Assert.Contains("every byte is as it was written", await RunAsync(0, Secret, "backup", "--check", "a.backup"), StringComparison.Ordinal);

        output = await RunAsync(0, Secret, "restore", "a.backup", "--data", "restored");
        Assert.Matches(@"(?m)^kernel\.act: ([\d,]+) of \1 rows, equal$", output);
        Assert.Matches(@"(?m)^Chain of the installation: ([\d,]+) of \1 entries, equal and verified$", output);
        Assert.Contains("keys/acts.key: 32 of 32 bytes, equal", output, StringComparison.Ordinal);
        Assert.Matches(@"All equal: \d+ tables with [\d,]+ rows, \d+ files, \d+ chains", output);
        Assert.Contains("Verified ", await RunAsync(0, null, "verify", "--data", "restored"), StringComparison.Ordinal);

        // Never over an installation, never over a file.
        Assert.Contains("is not empty", await RunAsync(1, Secret, "restore", "a.backup", "--data", "restored"), StringComparison.Ordinal);
        Assert.Contains("never written over another", await RunAsync(1, Secret, "backup", "a.backup", "--data", "data"), StringComparison.Ordinal);

        using var json = JsonDocument.Parse(await RunAsync(0, Secret, "restore", "a.backup", "--data", "again", "--json"));
        Assert.True(json.RootElement.GetProperty("equal").GetBoolean());
    }

    [Fact]
    public async Task A_damaged_backup_or_a_wrong_passphrase_leaves_nothing_behind()
    {
        await RunAsync(0, null, "people", "add-first", "--name", "Ada Example", "--email", "ada@example.org", "--data", "data", "--url", "https://example.org");
        await RunAsync(0, Secret, "backup", "a.backup", "--data", "data");
        Assert.Contains("The passphrase is not the one", await RunAsync(1, "another passphrase entirely", "restore", "a.backup", "--data", "new"), StringComparison.Ordinal);
        Assert.Contains("at least 16", await RunAsync(1, "short", "restore", "a.backup", "--data", "new"), StringComparison.Ordinal);
        Assert.Contains("There is no passphrase", await RunAsync(1, null, "restore", "a.backup", "--data", "new"), StringComparison.Ordinal);
        Assert.Contains("There is no backup", await RunAsync(1, Secret, "restore", "typo.backup", "--data", "new"), StringComparison.Ordinal);

        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "a.backup"), TestContext.Current.CancellationToken);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(folder, "a.backup"), bytes, TestContext.Current.CancellationToken);
        Assert.Contains("The backup is damaged", await RunAsync(1, Secret, "restore", "a.backup", "--data", "new"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "new")));
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        await RunAsync(1, Secret, "restore", "a.backup", "--data", "empty");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "empty")));
    }

    [Fact]
    public async Task A_folder_whose_restore_did_not_end_is_not_served()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Host.Serving.Installation.UnfinishedIn(Path.Combine(folder, "data")), "", TestContext.Current.CancellationToken);
        Assert.Contains("did not end well", await RunAsync(3, null, "serve", "--data", "data", "--urls", "http://127.0.0.1:0"), StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(int expected, string? passphrase, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Host.Verbs.Verbs).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["ConnectionStrings__LineOfSight"] = "";
        start.Environment["LINEOFSIGHT_BACKUP_PASSPHRASE"] = passphrase ?? "";
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(program.ExitCode == expected, $"{string.Join(' ', arguments)} ended with {program.ExitCode}: {error}{await output}");
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        return expected == 0 ? await output : error;
    }
}
