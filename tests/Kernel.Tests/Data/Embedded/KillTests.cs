using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using LineOfSight.Kernel.Data.Embedded;
using Npgsql;
using static LineOfSight.Kernel.Tests.Data.Embedded.ThrowawayFolder;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class KillTests
{
    [Fact]
    public async Task A_killed_server_starts_again_with_what_was_committed()
    {
        using var folder = new ThrowawayFolder();
        await using var first = await folder.ServeAsync();
        await AskAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        Kill(folder.ServerId());

        await using var second = await folder.JoinAsync();
        Assert.True(second.Started);
        Assert.Equal(42, await AskAsync(second, "SELECT answer FROM kept"));
        Assert.Equal(42, await AskAsync(first, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_server_whose_app_was_killed_is_taken_over_and_stopped_in_the_end()
    {
        using var folder = new ThrowawayFolder();
        using var app = await Holder.OnAsync(folder);
        var id = folder.ServerId();
        Kill(app.Id);
        Assert.True(Lives(id));

        await using (var next = await folder.ServeAsync())
        {
            Assert.False(next.Started);
            Assert.Equal(id, folder.ServerId());
            Assert.Equal(1, await AskAsync(next, "SELECT 1"));
        }
        Assert.False(Lives(id));
    }

    [Fact]
    public async Task After_both_are_killed_the_next_start_is_clean()
    {
        using var folder = new ThrowawayFolder();
        using var app = await Holder.OnAsync(folder);
        Kill(app.Id);
        Kill(folder.ServerId());

        await using var next = await folder.ServeAsync();
        Assert.True(next.Started);
        Assert.Equal(1, await AskAsync(next, "SELECT 1"));
    }

    [Fact]
    public async Task A_stale_file_that_names_a_live_stranger_does_not_stop_the_start()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux shows who works in the cluster");
        using var folder = new ThrowawayFolder();
        await (await folder.ServeAsync()).StopAsync();
        using var stranger = Process.Start("sleep", "60");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "postmaster.pid"),
                string.Create(CultureInfo.InvariantCulture, $"{stranger.Id}\n{folder.Cluster}\n1\n5432\n/tmp\n\n  0  0\nready   \n"), TestContext.Current.CancellationToken);
            await using var server = await folder.ServeAsync();
            Assert.True(server.Started);
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact, Trait("Tier", "long")]
    public async Task Twenty_kills_in_the_middle_of_writing_lose_no_acknowledged_row()
    {
        using var folder = new ThrowawayFolder();
        var acknowledged = new HashSet<int>();
        var next = 0;
        for (var round = 0; round < 20; round++)
        {
            await using var server = await folder.ServeAsync();
            await AskAsync(server, "CREATE TABLE IF NOT EXISTS written (number int PRIMARY KEY)");
            var id = folder.ServerId();
            var killing = Task.Run(async () =>
            {
                await Task.Delay(RandomNumberGenerator.GetInt32(100, 600));
                Kill(id);
            }, TestContext.Current.CancellationToken);
            await WriteUntilItBreaksAsync(server, () => ++next, acknowledged);
            await killing;
        }
        await using var last = await folder.ServeAsync();
        var missing = await MissingAsync(last, acknowledged);
        Assert.True(acknowledged.Count > 1000, $"only {acknowledged.Count} rows were written");
        Assert.Empty(missing);
    }

    private static async Task WriteUntilItBreaksAsync(EmbeddedPostgres server, Func<int> number, HashSet<int> acknowledged)
    {
        try
        {
            await using var connection = new NpgsqlConnection(server.SuperuserConnectionString + ";Pooling=false");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            while (true)
            {
                var writing = number();
                await using var insert = new NpgsqlCommand("INSERT INTO written VALUES ($1)", connection) { Parameters = { new() { Value = writing } } };
                await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                acknowledged.Add(writing);
            }
        }
        catch (NpgsqlException)
        {
            // the server was killed, as this test wants
        }
    }

    private static async Task<List<int>> MissingAsync(EmbeddedPostgres server, HashSet<int> acknowledged)
    {
        var there = (int[])(await AskAsync(server, "SELECT array_agg(number) FROM written"))!;
        return [.. acknowledged.Except(there).Take(10)];
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        while (Lives(id))
        {
            Thread.Sleep(10);
        }
    }
}
