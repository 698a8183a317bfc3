using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineOfSight.Kernel.Data.Embedded;

public sealed partial class EmbeddedPostgres
{
    /// <summary>How one process comes to use the server of a data folder, and how it leaves again.</summary>
    [UnsupportedOSPlatform("windows")]
    private sealed partial class Arrival(EmbeddedPostgresOptions options, ILogger logger)
    {
        private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

        public async Task<EmbeddedPostgres> ArriveAsync(CancellationToken stop)
        {
            var data = await RealPathAsync(options.DataDirectory);
            var occupancy = new Occupancy(data);
            var serving = options.JoinRunning ? null : await occupancy.ServeAsync(stop);
            try
            {
                var user = await ServerUser.ForAsync(Cluster.FolderIn(data));
                var cluster = new Cluster(data, user, await Binaries.FindAsync(options, user));
                while (true)
                {
                    if (await TryAsync(cluster, occupancy, data, stop) is var (server, password, started, place))
                    {
                        return new EmbeddedPostgres(server.SocketFolder, password, started, again => ReviveAsync(cluster, occupancy, password, again), () => LeaveAsync(cluster, occupancy, place, serving));
                    }
                    await Task.Delay(50, stop);
                }
            }
            catch
            {
                serving?.Dispose();
                throw;
            }
        }

        /// <summary>Null while the last one out is stopping the server: then it is worth trying again.</summary>
        private async Task<(Postmaster, string Password, bool Started, FileStream Place)?> TryAsync(Cluster cluster, Occupancy occupancy, string data, CancellationToken stop)
        {
            using var starting = await occupancy.StartAsync(stop);
            var nobodyElse = occupancy.Alone();
            var orphan = nobodyElse is not null && Postmaster.Of(cluster.Folder) is not null;
            nobodyElse?.Dispose();
            var place = await Occupancy.WaitAsync(occupancy.Join, TimeSpan.FromMilliseconds(100), stop);
            if (place is null)
            {
                return null;
            }
            try
            {
                var password = await SuperuserPassword.OfAsync(data);
                var server = await AnsweringAsync(cluster, password, stop);
                if (server is null && orphan && Postmaster.Of(cluster.Folder) is not null)
                {
                    await cluster.StopAsync(options.Durable);
                }
                var started = server is null;
                if (server is null)
                {
                    await StartAsync(cluster, password, stop);
                    server = await AnsweringAsync(cluster, password, stop)
                        ?? throw new EmbeddedPostgresException($"The database in {cluster.Folder} was started and does not answer. Look at {cluster.Log}.");
                }
                else if (orphan)
                {
                    TookOver(server.Id);
                }
                return (server, password, started, place);
            }
            catch
            {
                await LeaveAsync(cluster, occupancy, place, serving: null);
                throw;
            }
        }

        private async Task StartAsync(Cluster cluster, string password, CancellationToken stop)
        {
            var watch = Stopwatch.StartNew();
            if (!Directory.Exists(cluster.Folder))
            {
                await cluster.MakeAsync(password);
                Made(cluster.Folder, watch.Elapsed.TotalSeconds);
            }
            await cluster.CheckVersionAsync();
            await cluster.StartAsync(options, stop);
            StartedServer(cluster.Folder, watch.Elapsed.TotalSeconds);
        }

        private async Task<bool> ReviveAsync(Cluster cluster, Occupancy occupancy, string password, CancellationToken stop)
        {
            if (Postmaster.Of(cluster.Folder) is not null)
            {
                return false;
            }
            using var starting = await occupancy.StartAsync(stop);
            if (Postmaster.Of(cluster.Folder) is not null)
            {
                return false;
            }
            await StartAsync(cluster, password, stop);
            return await AnsweringAsync(cluster, password, stop) is not null;
        }

        /// <summary>The running server once it answers; null when none runs, or when the one that runs stays silent.</summary>
        private static async Task<Postmaster?> AnsweringAsync(Cluster cluster, string password, CancellationToken stop)
        {
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < AnswerLimit;)
            {
                if (Postmaster.Of(cluster.Folder) is not { } server)
                {
                    return null;
                }
                try
                {
                    var to = new NpgsqlConnectionStringBuilder
                    {
                        Host = server.SocketFolder, Database = "postgres", Username = Superuser, Password = password, Pooling = false,
                        Timeout = 5, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
                    };
                    await using var connection = new NpgsqlConnection(to.ConnectionString);
                    await connection.OpenAsync(stop);
                    return server;
                }
                catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
                {
                    throw new EmbeddedPostgresException($"The password in {cluster.Folder}.password is not that of the database in {cluster.Folder}. Put the file back from the backup of this folder.", refused);
                }
                catch (Exception notYet) when (notYet is NpgsqlException or System.Net.Sockets.SocketException)
                {
                    // Starting up, recovering, or going down: each passes by itself.
                    await Task.Delay(50, stop);
                }
            }
            return null;
        }

        private async Task LeaveAsync(Cluster cluster, Occupancy occupancy, FileStream place, FileStream? serving)
        {
            await place.DisposeAsync();
            using (var last = await occupancy.LastOutAsync())
            {
                if (last is not null)
                {
                    await cluster.StopAsync(options.Durable);
                    StoppedServer(cluster.Folder);
                }
            }
            serving?.Dispose();
        }

        /// <summary>Makes the folder, private, when it is missing, and resolves links: a server is recognised by its working directory.</summary>
        private static async Task<string> RealPathAsync(string folder)
        {
            var full = Directory.CreateDirectory(Path.GetFullPath(folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
            var real = await Programs.RunAsync("/bin/sh", "-c", """cd -P -- "$1" && pwd -P""", "sh", full);
            return real.Code == 0 ? real.Output : throw new EmbeddedPostgresException($"The data folder {full} cannot be entered: {real.Output}");
        }

        [LoggerMessage(LogLevel.Information, "Made the database in {Folder} in {Seconds:0.0} s")]
        private partial void Made(string folder, double seconds);

        [LoggerMessage(LogLevel.Information, "Started PostgreSQL on {Folder} in {Seconds:0.0} s")]
        private partial void StartedServer(string folder, double seconds);

        [LoggerMessage(LogLevel.Information, "Took over PostgreSQL (process {Id}), left running by a process that ended without stopping it")]
        private partial void TookOver(int id);

        [LoggerMessage(LogLevel.Information, "Stopped PostgreSQL on {Folder}")]
        private partial void StoppedServer(string folder);
    }
}
