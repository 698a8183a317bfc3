using System.Diagnostics;
using System.Runtime.Versioning;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>Runs small programs and PostgreSQL's own, as its unprivileged user where there is one.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Programs
{
    /// <summary>Descriptor 3 is the cluster, opened before privileges are dropped; output goes to the log, never to a pipe that
    /// the server would keep open. $1 folder, $2 log, the rest is the command.</summary>
    private const string InCluster = """exec 3<"$1" || exit 126; log=$2; shift 2; exec "$@" </dev/null >>"$log" 2>&1""";

    /// <summary>Runs a program and returns its exit code and all it printed; 127 when it cannot be run at all.</summary>
    public static async Task<(int Code, string Output)> RunAsync(params string[] command)
    {
        using var process = new Process { StartInfo = Quiet(command) };
        process.StartInfo.RedirectStandardOutput = process.StartInfo.RedirectStandardError = true;
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (127, missing.Message);
        }
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        output += await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim());
    }

    /// <summary>Runs a PostgreSQL program with the cluster open as descriptor 3 and its output appended to <paramref name="log"/>;
    /// returns the exit code and what this run added to the log.</summary>
    public static async Task<(int Code, string Output)> RunInClusterAsync(string cluster, string log, IEnumerable<string> command)
    {
        var before = File.Exists(log) ? new FileInfo(log).Length : 0;
        using var process = new Process { StartInfo = Quiet(["/bin/sh", "-c", InCluster, "sh", cluster, log, .. command]) };
        process.Start();
        await process.WaitForExitAsync();
        return (process.ExitCode, await AddedAsync(log, before));
    }

    private static async Task<string> AddedAsync(string log, long before)
    {
        if (!File.Exists(log))
        {
            return "";
        }
        await using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(Math.Min(before, stream.Length), SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync()).Trim();
    }

    /// <summary>The environment is emptied: it may hold secrets of the app that the database's user has no need of, or PG*
    /// variables that would point at another server.</summary>
    private static ProcessStartInfo Quiet(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardInput = false };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
