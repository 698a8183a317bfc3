using System.Globalization;
using LineOfSight.Kernel.Data.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

/// <summary>A data folder for one test, taken away afterwards.</summary>
internal sealed class ThrowawayFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("los-pg-").FullName;

    public ThrowawayFolder(string below = "data")
    {
        // CreateTempSubdirectory is 0700, so for root every test here is also one of a folder the server's user cannot enter.
        Data = Path.Combine(root, below);
    }

    public string Data { get; }
    public string Cluster => Path.Combine(Data, "postgres");

    public Task<EmbeddedPostgres> ServeAsync() => StartAsync(join: false);

    public Task<EmbeddedPostgres> JoinAsync() => StartAsync(join: true);

    public Task<EmbeddedPostgres> StartAsync(bool join, string? binaries = null) => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataDirectory = Data, JoinRunning = join, BinariesDirectory = binaries, SharedBuffersMegabytes = 16 },
        NullLogger.Instance, TestContext.Current.CancellationToken);

    /// <summary>The server's process id, as the cluster itself says.</summary>
    public int ServerId() => int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public static async Task<object?> AskAsync(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.SuperuserConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether the process lives and is not merely waiting for its parent to notice its end.</summary>
    public static bool Lives(int id)
    {
        var ps = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("ps", ["-o", "stat=", "-p", $"{id}"]) { RedirectStandardOutput = true })!;
        var state = ps.StandardOutput.ReadToEnd().Trim();
        ps.WaitForExit();
        return state.Length > 0 && state[0] != 'Z';
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
