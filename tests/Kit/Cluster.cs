using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LineOfSight.Kit;

/// <summary>One throwaway PostgreSQL for a test program, with a migrated template that each class copies.</summary>
internal sealed class Cluster
{
    private const string Template = "house_template";
    private static readonly SemaphoreSlim Gate = new(1);
    private static Task<Cluster>? started;
    private static int copies;
    private readonly EmbeddedPostgres server;

    private Cluster(EmbeddedPostgres server, string folder) => (this.server, Folder) = (server, folder);

    /// <summary>The folder of this test program; removed when it ends.</summary>
    public string Folder { get; }

    public static async Task<Cluster> SharedAsync()
    {
        await Gate.WaitAsync();
        try
        {
            return await (started ??= StartAsync());
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Stops the server, when one was started, and removes its folder.</summary>
    public static async Task StopAsync()
    {
        // A start that failed has told so in every test that asked for it.
        if (started is not { IsCompletedSuccessfully: true })
        {
            return;
        }

        var cluster = await started;
        NpgsqlConnection.ClearAllPools();
        await cluster.server.StopAsync();
        Directory.Delete(cluster.Folder, recursive: true);
    }

    /// <summary>Copies the template into a new database; returns the superuser's connection string to it.</summary>
    public async Task<string> CopyAsync()
    {
        await Gate.WaitAsync();
        try
        {
            var name = $"house_{++copies}";
            await RunAsync(server.SuperuserConnectionString, $"create database {name} template {Template}");
            var owner = server.ConnectionStringTo(name);
            await using var databases = new Databases(owner);
            await databases.PrepareAsync(CancellationToken.None);
            return owner;
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<Cluster> StartAsync()
    {
        var root = Environment.GetEnvironmentVariable("LINEOFSIGHT_TEST_ROOT") ?? Path.GetTempPath();
        var folder = Directory.CreateDirectory(Path.Combine(root, "los-" + NewId.Next().ToString("N")[..10])).FullName;
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = folder, Durable = House.IsDurable }, NullLogger.Instance);
        await RunAsync(server.SuperuserConnectionString, $"create database {Template}");
        await using (await Installation.OpenAsync(server.ConnectionStringTo(Template), new DataFolder(folder), new ConfigurationBuilder().Build(), null, default))
        {
        }

        NpgsqlConnection.ClearAllPools();
        return new Cluster(server, folder);
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
