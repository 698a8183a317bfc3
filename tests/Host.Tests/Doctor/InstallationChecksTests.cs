using System.Runtime.Versioning;
using LineOfSight.Host.Doctor;
using LineOfSight.Host.Serving;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Doctor;

[UnsupportedOSPlatform("windows")]
public sealed class InstallationChecksTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_database_that_forgets_what_it_acknowledged_is_unsafe() =>
        // The database of the tests is a throwaway, and has these off.
        Assert.Equal((Verdict.Unsafe, "The database runs with fsync and full_page_writes and synchronous_commit off."), await LookAsync("durable", TimeProvider.System));

    [Fact]
    public async Task Two_clocks_that_do_not_agree_are_unsafe()
    {
        Assert.Equal(Verdict.Fine, (await LookAsync("clock", TimeProvider.System)).Verdict);
        Assert.Equal(Verdict.Unsafe, (await LookAsync("clock", new Shifted(TimeSpan.FromSeconds(5)))).Verdict);
        Assert.Equal(Verdict.Unsafe, (await LookAsync("clock", new Shifted(TimeSpan.FromHours(-1)))).Verdict);
        Assert.Equal(Verdict.Fine, (await LookAsync("clock", new Shifted(TimeSpan.FromSeconds(1)))).Verdict);
    }

    [Fact]
    public async Task A_role_of_ours_that_owns_something_is_unsafe()
    {
        Assert.Equal(Verdict.Fine, (await LookAsync("database-roles", TimeProvider.System)).Verdict);
        await house.SqlAsync("create table public.planted (id int); alter table public.planted owner to lineofsight_app");
        try
        {
            Assert.Equal((Verdict.Unsafe, "In the database, lineofsight_app owns planted."), await LookAsync("database-roles", TimeProvider.System));
        }
        finally
        {
            await house.SqlAsync("drop table public.planted");
        }
    }

    [Fact]
    public async Task The_last_backup_is_missed_after_26_hours()
    {
        Assert.Equal((Verdict.Advice, "No backup was ever made."), await LookAsync("last-backup", house.Clock));
        await house.SqlAsync("insert into kernel.backup values (gen_random_uuid(), $1, 'a.backup', 1, 1, 1)", house.Clock.GetUtcNow());
        Assert.Equal(Verdict.Fine, (await LookAsync("last-backup", house.Clock)).Verdict);
        Assert.Equal(Verdict.Advice, (await LookAsync("last-backup", new Shifted(TimeSpan.FromHours(27), house.Clock))).Verdict);
    }

    [Fact]
    public async Task Invented_people_are_counted()
    {
        Assert.Equal(Verdict.Fine, (await LookAsync("demonstration", TimeProvider.System)).Verdict);
        var invented = await house.PersonAsync("Ivy Invented", "agency-lead", await house.PartnershipAsync("Invented"));
        await house.SqlAsync("update identity.account set is_demonstration = true where id = $1", invented);
        Assert.StartsWith("1 people of the demonstration", (await LookAsync("demonstration", TimeProvider.System)).What, StringComparison.Ordinal);
        await house.SqlAsync("update identity.account set is_demonstration = false where id = $1", invented);
    }

    [Fact]
    public async Task Keys_that_others_can_read_or_that_were_typed_are_unsafe()
    {
        var key = Path.Combine(house.Installation.Folder.Keys, "acts.key");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Equal(Verdict.Unsafe, Keys().Verdict);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var real = await File.ReadAllBytesAsync(key, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(key, new byte[32], TestContext.Current.CancellationToken);
        Assert.Equal(Verdict.Unsafe, Keys().Verdict);
        await File.WriteAllBytesAsync(key, real, TestContext.Current.CancellationToken);
    }

    private Finding Keys() => new FolderChecks(house.Installation.Folder).All().Single(f => f.Key == "keys");

    private async Task<(Verdict Verdict, string What)> LookAsync(string key, TimeProvider clock)
    {
        var found = (await new DatabaseChecks(house.Installation.Databases, clock).AllAsync(TestContext.Current.CancellationToken)).Single(f => f.Key == key);
        return (found.Verdict, found.What);
    }

    private sealed class Shifted(TimeSpan by, TimeProvider? clock = null) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => (clock ?? System).GetUtcNow() + by;
    }
}
