using System.Runtime.Versioning;
using LineOfSight.Kernel.Data.Embedded;
using static LineOfSight.Kernel.Tests.Data.Embedded.ThrowawayFolder;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class StartTests
{
    [Fact]
    public async Task The_first_start_makes_a_durable_private_cluster()
    {
        using var folder = new ThrowawayFolder();
        await using var server = await folder.ServeAsync();

        Assert.True(server.Started);
        Assert.Equal("", await AskAsync(server, "SELECT current_setting('listen_addresses')"));
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
        {
            Assert.Equal("on", await AskAsync(server, $"SELECT current_setting('{setting}')"));
        }
        Assert.Equal("UTF8", await AskAsync(server, "SELECT current_setting('server_encoding')"));
        Assert.Equal("UTC", await AskAsync(server, "SELECT current_setting('timezone')"));
        Assert.Equal(0L, await AskAsync(server, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method NOT IN ('scram-sha-256', 'reject')"));
        Assert.Equal("64", await AskAsync(server, "SELECT count(*)::text FROM generate_series(1, 64)"));
        Assert.True((bool)(await AskAsync(server, "SELECT 'B' < 'a' AND lower('ÉŴ') = 'éŵ'"))!);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Data, "postgres.password")));
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        using var folder = new ThrowawayFolder();
        await using (var first = await folder.ServeAsync())
        {
            await AskAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        await using var second = await folder.ServeAsync();
        Assert.True(second.Started);
        Assert.Equal(42, await AskAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task Stopping_leaves_no_process_and_no_socket()
    {
        using var folder = new ThrowawayFolder();
        var server = await folder.ServeAsync();
        var id = folder.ServerId();
        Assert.True(Lives(id));
        await server.StopAsync();
        await server.StopAsync();
        Assert.False(Lives(id));
        Assert.False(Directory.Exists(server.SocketFolder));
    }

    [Fact]
    public async Task A_path_longer_than_a_socket_may_be_works()
    {
        using var folder = new ThrowawayFolder(Path.Combine(new string('a', 90), new string('b', 90), "data with spaces"));
        await using var server = await folder.ServeAsync();
        Assert.Equal(1, await AskAsync(server, "SELECT 1"));
        Assert.True(server.SocketFolder.Length < 80);
        Assert.True(File.Exists(Path.Combine(folder.Cluster, "PG_VERSION")));
    }

    [Fact]
    public async Task An_interrupted_first_start_does_not_spoil_the_next()
    {
        using var folder = new ThrowawayFolder();
        Directory.CreateDirectory(Path.Combine(folder.Data, "postgres.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(folder.Data, "postgres.new", "PG_VERSION"), "18", TestContext.Current.CancellationToken);
        await using var server = await folder.ServeAsync();
        Assert.Equal(1, await AskAsync(server, "SELECT 1"));
    }

    [Fact]
    public async Task Statements_and_what_people_typed_stay_out_of_the_log()
    {
        using var folder = new ThrowawayFolder();
        await using var server = await folder.ServeAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => AskAsync(server, "SELECT 'Aurelia Quince'::int"));
        Assert.DoesNotContain("Quince", await File.ReadAllTextAsync(Path.Combine(folder.Data, "postgres.log"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
