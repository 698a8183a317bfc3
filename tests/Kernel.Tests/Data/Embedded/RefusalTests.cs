using System.Runtime.Versioning;
using LineOfSight.Kernel.Data.Embedded;
using static LineOfSight.Kernel.Tests.Data.Embedded.ThrowawayFolder;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class RefusalTests
{
    [Fact]
    public async Task A_folder_without_the_programs_is_named_with_the_way_out()
    {
        using var folder = new ThrowawayFolder();
        var empty = Directory.CreateDirectory(Path.Combine(folder.Data, "bin")).FullName;
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => folder.StartAsync(join: true, binaries: empty));
        Assert.Equal($"{empty} holds no initdb and postgres. Correct LINEOFSIGHT_POSTGRES_BIN, or remove it to use the embedded PostgreSQL.", refused.Message);
    }

    [Fact]
    public async Task Programs_that_do_not_run_are_named_with_what_they_said()
    {
        using var folder = new ThrowawayFolder();
        var bin = Directory.CreateDirectory(Path.Combine(folder.Data, "bin")).FullName;
        foreach (var program in new[] { "postgres", "initdb" })
        {
            await File.WriteAllTextAsync(Path.Combine(bin, program), "not a program", TestContext.Current.CancellationToken);
        }
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => folder.StartAsync(join: true, binaries: bin));
        Assert.StartsWith($"The PostgreSQL in {bin} does not run:", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("set ConnectionStrings__LineOfSight to a PostgreSQL 15 or later.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_of_another_version_is_left_alone()
    {
        using var folder = new ThrowawayFolder();
        await (await folder.JoinAsync()).StopAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), "14\n", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(folder.JoinAsync);
        Assert.StartsWith($"The database in {folder.Cluster} was made by PostgreSQL 14, and this is PostgreSQL ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_password_is_named()
    {
        using var folder = new ThrowawayFolder();
        await (await folder.JoinAsync()).StopAsync();
        File.Delete(Path.Combine(folder.Data, "postgres.password"));
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(folder.JoinAsync);
        Assert.StartsWith($"{Path.Combine(folder.Data, "postgres.password")} is missing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_the_server_stopped_again()
    {
        using var folder = new ThrowawayFolder();
        await (await folder.JoinAsync()).StopAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.Data, "postgres.password"), "wrong", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(folder.JoinAsync);
        Assert.StartsWith($"The password in {folder.Cluster}.password", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task A_damaged_cluster_is_refused_with_the_servers_own_words()
    {
        using var folder = new ThrowawayFolder();
        await (await folder.JoinAsync()).StopAsync();
        File.Delete(Path.Combine(folder.Cluster, "global", "pg_control"));
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(folder.JoinAsync);
        Assert.Contains("pg_control", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named()
    {
        using var folder = new ThrowawayFolder();
        await File.WriteAllTextAsync(folder.Data, "", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(folder.JoinAsync);
        Assert.StartsWith($"The data folder {folder.Data} cannot be used:", refused.Message, StringComparison.Ordinal);
    }
}
