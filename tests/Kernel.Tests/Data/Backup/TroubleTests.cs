using System.Diagnostics;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;

namespace LineOfSight.Kernel.Tests.Data.Backup;

/// <summary>A policy that hides rows, a database that goes away, a disk that is full: said in words, and no half backup anywhere.</summary>
public sealed class TroubleTests(BackupHouse house) : IClassFixture<BackupHouse>
{
    [Theory]
    [InlineData("drop policy backup on workshop.note")]
    [InlineData("alter policy backup on workshop.note using (false)")]
    [InlineData("create policy planted on workshop.note as restrictive to public using (false)")]
    [InlineData("revoke select on workshop.note from lineofsight_backup")]
    public async Task Rows_that_would_be_hidden_are_refused_and_the_table_is_named(string planted)
    {
        await house.SqlAsync(planted);
        try
        {
            Assert.Contains("every row of workshop.note", await RefusalAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await house.SqlAsync("drop policy if exists planted on workshop.note; drop policy if exists backup on workshop.note");
            await new Migrator(house.Installation.Databases, house.Modules).MigrateAsync(TestContext.Current.CancellationToken);
        }

        await house.Writer.WriteAsync(house.NewPlace(), BackupHouse.Secret, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_table_that_a_later_change_brings_is_in_the_next_backup()
    {
        await house.SqlAsync("set role lineofsight_owner; create table workshop.later (id int); insert into workshop.later values (1), (2); reset role");
        await new Migrator(house.Installation.Databases, house.Modules).MigrateAsync(TestContext.Current.CancellationToken);
        var made = await house.Writer.WriteAsync(house.NewPlace(), BackupHouse.Secret, TestContext.Current.CancellationToken);
        Assert.Equal(2, Assert.Single(made.Content.Tables, t => t.Name == "workshop.later").Rows);
        await house.SqlAsync("drop table workshop.later");
    }

    [Fact]
    public async Task A_database_that_goes_away_leaves_no_half_backup()
    {
        await using var blocking = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await blocking.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var block = blocking.CreateCommand())
        {
            block.CommandText = "lock table workshop.note in access exclusive mode";
            await block.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var path = house.NewPlace();
        var making = house.Writer.WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken);
        while (!await house.SqlAsync<bool>("select exists (select 1 from pg_stat_activity, lateral pg_terminate_backend(pid) where usename = 'lineofsight_backup' and datname = current_database() and wait_event_type = 'Lock')"))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        var refused = await Assert.ThrowsAsync<BackupRefused>(() => making);
        Assert.StartsWith("The database could not be read to the end", refused.Message, StringComparison.Ordinal);
        AssertNothingAt(path);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_leaves_nothing()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "only root can mount a small disk");
        var disk = Directory.CreateDirectory(Path.Combine(house.Folder.Path, "small")).FullName;
        Assert.Equal(0, await RunAsync("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk));
        try
        {
            var path = Path.Combine(disk, "a.backup");
            Assert.StartsWith($"The disk of {disk} is full. Make room or name a place on another disk. Nothing was left", await RefusalAsync(path), StringComparison.Ordinal);
            AssertNothingAt(path);
        }
        finally
        {
            Assert.Equal(0, await RunAsync("umount", disk));
        }
    }

    private async Task<string> RefusalAsync(string? path = null)
    {
        path ??= house.NewPlace();
        var refused = await Assert.ThrowsAsync<BackupRefused>(() => house.Writer.WriteAsync(path, BackupHouse.Secret, TestContext.Current.CancellationToken));
        AssertNothingAt(path);
        return refused.Message;
    }

    private static void AssertNothingAt(string path) => Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"));

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
