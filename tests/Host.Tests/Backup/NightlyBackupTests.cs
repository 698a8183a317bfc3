using System.Net;
using LineOfSight.Host.Backup;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Host.Tests.Backup;

/// <summary>A house whose settings name a passphrase and a folder for backups; it keeps three.</summary>
public sealed class NightlyHouse : House
{
    internal string Target { get; } = Directory.CreateTempSubdirectory("los-nightly-").FullName;

    internal string PassphraseFile => Path.Combine(Target, "passphrase.txt");

    protected override void Change(IServiceCollection services)
    {
        File.WriteAllText(PassphraseFile, "correct horse battery staple\n");
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Backup:PassphraseFile"] = PassphraseFile, ["Backup:Folder"] = Target, ["Backup:Keep"] = "3",
        }).Build());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Target, recursive: true);
    }
}

public sealed class NightlyBackupTests(NightlyHouse house) : IClassFixture<NightlyHouse>
{
    [Fact]
    public async Task Each_night_one_is_made_the_last_ones_are_kept_and_administrators_are_told_when_it_stops()
    {
        var administrator = await house.PersonAsync("Asa Administrator", "administrator", null);
        using var browser = house.Browser(administrator);
        Assert.Contains("See why there is no backup of last night", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("No backup was ever made.", (await browser.GetAsync("/backups")).Text, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(house.Target, "lineofsight-notes.backup"), "somebody else's", TestContext.Current.CancellationToken);
        var clock = house.Clock;
        for (var night = 0; night < 4; night++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            var did = await RunAsync();
            Assert.Matches(night < 3 ? @"^A backup of [\d.]+ MB was made and read back\.$" : @"read back; 1 older one was taken away\.$", did);
        }

        Assert.Equal(
            ["lineofsight-2026-04-17.backup", "lineofsight-2026-04-18.backup", "lineofsight-2026-04-19.backup", "lineofsight-notes.backup"],
            Directory.EnumerateFiles(house.Target, "*.backup").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var (_, content) = BackupReader.Check(Path.Combine(house.Target, "lineofsight-2026-04-19.backup"), PassphraseSource.InFile(house.PassphraseFile), TestContext.Current.CancellationToken);
        Assert.Contains(content.Tables, t => t.Name == "kernel.backup" && t.Rows == 3);
        Assert.Equal(4, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.backed-up' and person_id = $1", Account.Itself));

        // The same night once more writes beside, never over.
        await RunAsync();
        Assert.True(File.Exists(Path.Combine(house.Target, "lineofsight-2026-04-19-2.backup")));

        Assert.DoesNotContain("no backup of last night", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
        var page = await browser.GetAsync("/backups");
        Assert.Matches(@"19 April 2026, 10:00\s*[\d,]+ rows and \d+ files, [\d.]+ MB encrypted lineofsight-2026-04-19-2\.backup", page.Text);
        Assert.Contains("The last 3 nightly backups are kept.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("older than a day", page.Text, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(27));
        Assert.Contains("The last backup is older than a day.", (await browser.GetAsync("/backups")).Text, StringComparison.Ordinal);
        Assert.Contains("See why there is no backup of last night", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_without_room_or_passphrase_fails_in_words()
    {
        File.Move(house.PassphraseFile, house.PassphraseFile + ".away");
        try
        {
            Assert.Contains("cannot be read", (await Assert.ThrowsAsync<JobFailed>(RunAsync)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Move(house.PassphraseFile + ".away", house.PassphraseFile);
        }
    }

    [Fact]
    public async Task Nobody_else_sees_the_page()
    {
        using var browser = house.Browser(await house.PersonAsync("Bo Business", "business-manager", await house.PartnershipAsync("Elsewhere")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/backups")).Status);
    }

    private async Task<string?> RunAsync()
    {
        var turn = new JobTurn(NightlyBackup.Kind, house.Clock.GetUtcNow(), 1);
        await house.AsJobAsync(services => services.GetRequiredService<NightlyBackup>().RunAsync(turn, TestContext.Current.CancellationToken));
        return turn.Did;
    }
}
