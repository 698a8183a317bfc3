using System.Runtime.Versioning;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Tests.Workshop;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data.Backup;

/// <summary>What was backed up while others wrote comes back equal, table by table, file by file, chain by chain.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RoundTripTests(BackupHouse house) : IClassFixture<BackupHouse>
{
    [Fact]
    public async Task A_backup_made_while_others_write_holds_one_moment_and_comes_back_equal()
    {
        using var enough = new CancellationTokenSource();
        var written = 0;
        var writers = Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            var (partnership, keeper) = i % 2 == 0 ? house.Aire : house.Wharfe;
            while (!enough.IsCancellationRequested)
            {
                await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "Written meanwhile", "Why not"));
                Interlocked.Increment(ref written);
            }
        }, TestContext.Current.CancellationToken)).Append(Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await house.Sealer.SealAsync(CancellationToken.None);
            }
        }, TestContext.Current.CancellationToken)).ToList();
        while (Volatile.Read(ref written) < 20)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        var before = written;
        var path = house.NewPlace();
        var made = await house.Writer.WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        var after = written;
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(after > before, "nobody wrote while the backup was made");

        var (restored, database, folder) = await house.RestoreAsync(path);
        Assert.All(restored.Comparison.Lines, line => Assert.True(line.IsEqual, line.ToString()));
        await using var there = NpgsqlDataSource.Create(house.ConnectionStringTo(database));
        var notes = await AskAsync<long>(there, "select count(*) from workshop.note");
        Assert.InRange(notes, before + 2, after + 2 + 4);
        // One moment: a note and its act are saved together.
        Assert.Equal(notes, await AskAsync<long>(there, "select count(*) from kernel.act where kind = 'workshop.note.written'"));
        Assert.Equal(2, restored.Comparison.Lines.Count(l => l.Kind == "chain" && l.Found > 0));
        Assert.Equal(
            ["documents", "documents", "documents"],
            made.Content.Files.Select(f => f.Path.Split('/')[0]).Where(f => f == "documents"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Keys, "acts.key")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "documents", "half.draft")));
        Assert.Equal(
            await house.SqlAsync<long>("select last_value from identity.account_claim_id_seq") + 1,
            await AskAsync<long>(there, "select nextval('identity.account_claim_id_seq')"));
    }

    [Fact]
    public async Task A_restored_database_is_built_like_the_one_that_was_backed_up()
    {
        var path = house.NewPlace();
        await house.Writer.WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        var (_, database, _) = await house.RestoreAsync(path);
        await using var source = NpgsqlDataSource.Create(house.ConnectionStringTo(database));
        await using var there = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var here = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Catalogue.Difference(
            await Catalogue.ReadAsync(here, TestContext.Current.CancellationToken), await Catalogue.ReadAsync(there, TestContext.Current.CancellationToken)));
        Assert.Empty(await Walls.RightsAsync(there));
    }

    [Fact]
    public async Task What_differs_afterwards_is_named()
    {
        var path = house.NewPlace();
        await house.Writer.WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        var (_, content) = BackupReader.Check(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        var (_, database, folder) = await house.RestoreAsync(path);
        await using var there = NpgsqlDataSource.Create(house.ConnectionStringTo(database));
        await using (var change = there.CreateCommand("update workshop.note set text = text || '.' where partnership_id = '" + house.Wharfe.Id + "'; delete from identity.account_claim"))
        {
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await File.AppendAllTextAsync(Path.Combine(folder.Keys, "acts.key"), "x", TestContext.Current.CancellationToken);
        await using var databases = new Databases(house.ConnectionStringTo(database));
        var comparison = await Comparison.OfAsync(content, databases, folder, TestContext.Current.CancellationToken);
        Assert.Equal(["identity.account_claim", "keys/acts.key", "workshop.note"], comparison.Lines.Where(l => !l.IsEqual).Select(l => l.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_backup_of_an_older_schema_is_restored_and_then_brought_up_to_date()
    {
        await house.SqlAsync("create database older");
        await using var databases = new Databases(house.ConnectionStringTo("older"));
        await new Migrator(databases, new Modules.ModuleList([])).MigrateAsync(TestContext.Current.CancellationToken);
        var path = house.NewPlace();
        await new BackupWriter(databases, house.Folder, house.Clock).WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        var (restored, database, _) = await house.RestoreAsync(path);
        Assert.Contains("20261121_workshop.sql", restored.Applied);
        Assert.DoesNotContain("20261120_kernel.sql", restored.Applied);
        Assert.All(restored.Comparison.Lines, line => Assert.True(line.IsEqual || line.Kind == "chain", line.ToString()));
        await using var there = NpgsqlDataSource.Create(house.ConnectionStringTo(database));
        Assert.Equal(0, await AskAsync<long>(there, "select count(*) from workshop.note"));
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_refused_in_words()
    {
        var path = house.NewPlace();
        await house.Writer.WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<BackupRefused>(() => house.RestoreAsync(path, LineOfSight.Host.Modules.All));
        Assert.StartsWith("This backup was made by a newer Line of Sight", refused.Message, StringComparison.Ordinal);
        Assert.Contains("20261121_workshop.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_empty_database_is_restored_into()
    {
        var path = house.NewPlace();
        await house.Writer.WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<BackupRefused>(() => new BackupRestorer(
            house.Installation.Databases, house.Folder, new Migrator(house.Installation.Databases, BackupHouse.House), house.Clock).RestoreAsync(path, BackupHouse.Secret, CancellationToken.None));
        Assert.Contains("is not empty", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<T> AskAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
