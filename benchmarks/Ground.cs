using System.Globalization;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LineOfSight.Bench;

/// <summary>A durable PostgreSQL of its own with a migrated database, taken away afterwards.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;
    private readonly string folder;

    private Ground(EmbeddedPostgres server, string folder, Installation installation, NpgsqlDataSource owner) =>
        (this.server, this.folder, Installation, Owner) = (server, folder, installation, owner);

    /// <summary>The opened installation.</summary>
    public Installation Installation { get; }

    /// <summary>The superuser's connections: past every wall.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>The superuser's password, which a data source does not tell.</summary>
    public string Password => new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString).Password!;

    public static async Task<Ground> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("los-bench-").FullName;
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = folder }, NullLogger.Instance);
        await using (var source = NpgsqlDataSource.Create(server.SuperuserConnectionString + ";Pooling=false"))
        await using (var create = source.CreateCommand("create database bench"))
        {
            await create.ExecuteNonQueryAsync();
        }

        var owner = server.ConnectionStringTo("bench");
        var installation = await Installation.OpenAsync(owner, new DataFolder(folder), new ConfigurationBuilder().Build(), null, CancellationToken.None);
        return new Ground(server, folder, installation, NpgsqlDataSource.Create(owner + ";Command Timeout=0"));
    }

    /// <summary>The processor time that the server's processes have used; it does not depend on how busy the machine is otherwise. Linux only.</summary>
    public TimeSpan ServerTime()
    {
        var postmaster = File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).First();
        var ticks = 0L;
        foreach (var stat in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(d[^1])).Select(d => Path.Combine(d, "stat")).Where(File.Exists))
        {
            // The name stands in brackets; after it come state, parent, and from the twelfth on user and system ticks.
            var fields = File.ReadAllText(stat).Split(") ")[^1].Split(' ');
            if (fields[1] == postmaster)
            {
                ticks += long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            }
        }

        return TimeSpan.FromSeconds(ticks / 100.0);
    }

    /// <summary>Runs SQL as the superuser.</summary>
    public async Task SqlAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await Installation.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
