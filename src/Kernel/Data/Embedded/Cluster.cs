using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>The folder <c>data/postgres</c> and its server: made once, started, stopped.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Cluster(string data, ServerUser user, Binaries binaries)
{
    private const long LargestLog = 10 * 1024 * 1024;

    public string Folder { get; } = FolderIn(data);
    public string Log { get; } = Path.Combine(data, "postgres.log");

    public static string FolderIn(string data) => Path.Combine(data, "postgres");

    /// <summary>Makes the cluster in a folder beside its place and moves it there whole, so that an interrupted first start leaves
    /// nothing half-made. Text sorts and compares by code point everywhere, whatever the machine's locale.</summary>
    public async Task MakeAsync(string password)
    {
        var making = Folder + ".new";
        if (Directory.Exists(making))
        {
            Directory.Delete(making, recursive: true);
        }
        Directory.CreateDirectory(making, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await user.OwnAsync(making);
        var passwordFile = await SocketFolder.MakePasswordFileAsync(Folder, user, password);
        try
        {
            string[] locale = binaries.Major >= 17
                ? ["--locale=C", $"--lc-ctype={Utf8Ctype}", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
                : ["--locale=C", $"--lc-ctype={Utf8Ctype}"];
            var made = await RunAsync(making, [binaries["initdb"], "-D", user.NameOf(making), "--username=" + EmbeddedPostgres.Superuser,
                "--pwfile=" + passwordFile, "--encoding=UTF8", "--data-checksums", .. locale, "--auth-local=scram-sha-256", "--auth-host=reject"]);
            if (made.Code != 0)
            {
                throw new EmbeddedPostgresException($"The database cannot be made in {Folder}: {LastLines(made.Output)}");
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(passwordFile)!, recursive: true);
        }
        Directory.Move(making, Folder);
    }

    /// <summary>Refuses a cluster of another major version, which PostgreSQL cannot read.</summary>
    public async Task CheckVersionAsync()
    {
        var made = (await File.ReadAllTextAsync(Path.Combine(Folder, "PG_VERSION"))).Trim();
        if (made != binaries.Major.ToString(CultureInfo.InvariantCulture))
        {
            throw new EmbeddedPostgresException(
                $"The database in {Folder} was made by PostgreSQL {made}, and this is PostgreSQL {binaries.Major}. Dump it with the old version and load it with the new, or set {EmbeddedPostgresOptions.BinariesVariable} to the programs of PostgreSQL {made}.");
        }
    }

    /// <summary>Starts the server. After <c>kill -9</c> a first try can be refused while the old processes let go: tried again
    /// until <see cref="EmbeddedPostgresOptions.StartTimeout"/>.</summary>
    public async Task StartAsync(EmbeddedPostgresOptions options, CancellationToken stop)
    {
        if (File.Exists(Log) && new FileInfo(Log).Length > LargestLog)
        {
            File.Move(Log, Log + ".1", overwrite: true);
        }
        var settings = ServerSettings.For(options, await SocketFolder.MakeAsync(Folder, user));
        for (var waited = Stopwatch.StartNew(); ;)
        {
            stop.ThrowIfCancellationRequested();
            ClearStaleFile();
            var (code, output) = await RunAsync(Folder, [binaries["pg_ctl"], "start", "-w", "-t", "120", "-s", "-D", user.NameOf(Folder), "-o", settings]);
            if (code == 0)
            {
                return;
            }
            if (!MayPass(output) || waited.Elapsed > options.StartTimeout)
            {
                throw new EmbeddedPostgresException($"The database in {Folder} does not start. The end of {Log} says: {LastLines(output)}");
            }
            await Task.Delay(250, stop);
        }
    }

    /// <summary>Ends sessions, writes everything out, and waits until the server has gone.</summary>
    /// <param name="durable">False for a throwaway: nothing is written out first.</param>
    public async Task StopAsync(bool durable)
    {
        var server = Postmaster.Of(Folder);
        if (server is not null)
        {
            await EndAsync(durable ? "fast" : "immediate");
            SocketFolder.Remove(server.SocketFolder);
        }
        if (!Postmaster.AnyAtWork(Folder))
        {
            SocketFolder.Remove(SocketFolder.PathOf(Folder, user));
        }
    }

    private async Task EndAsync(string mode)
    {
        var stopped = await RunAsync(Folder, [binaries["pg_ctl"], "stop", "-w", "-t", "60", "-s", "-m", mode, "-D", user.NameOf(Folder)]);
        if (stopped.Code != 0 && Postmaster.Of(Folder) is not null)
        {
            // What was acknowledged is in the log of the database and comes back at the next start.
            await RunAsync(Folder, [binaries["pg_ctl"], "stop", "-w", "-t", "15", "-s", "-m", "immediate", "-D", user.NameOf(Folder)]);
        }
        for (var waited = Stopwatch.StartNew(); Postmaster.AnyAtWork(Folder) && waited.Elapsed < TimeSpan.FromSeconds(10);)
        {
            await Task.Delay(10);
        }
    }

    private static string Utf8Ctype => OperatingSystem.IsMacOS() ? "UTF-8" : "C.UTF-8";

    private Task<(int Code, string Output)> RunAsync(string cluster, string[] command) =>
        Programs.RunInClusterAsync(cluster, Log, [.. user.Prefix, .. command]);

    // PostgreSQL takes a zombie, or an unrelated process under the old number, for a live server. On Linux it can be known that
    // nobody works in the cluster, and only then is the file taken away.
    private void ClearStaleFile()
    {
        if (OperatingSystem.IsLinux() && !Postmaster.AnyAtWork(Folder))
        {
            File.Delete(Postmaster.FileOf(Folder));
        }
    }

    private static bool MayPass(string output) => output.Contains("postmaster.pid", StringComparison.Ordinal)
        || output.Contains("still in use", StringComparison.Ordinal) || output.Contains(".lock\" already exists", StringComparison.Ordinal);

    private static string LastLines(string output) => output.Length == 0 ? "nothing. Is the disk full?" : string.Join(" / ", output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(4));
}
