using System.Globalization;
using System.Runtime.Versioning;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>The server process that a cluster's <c>postmaster.pid</c> names.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="SocketFolder">Where its Unix socket is.</param>
[UnsupportedOSPlatform("windows")]
internal sealed record Postmaster(int Id, string SocketFolder)
{
    /// <summary>The process named by the file, or null when there is no file, or when no live process is at work in the cluster
    /// under that number (after a kill the number may be a zombie's, or by now somebody else's).</summary>
    public static Postmaster? Of(string cluster)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(FileOf(cluster));
        }
        catch (IOException)
        {
            return null;
        }
        // 1 process, 2 data folder, 3 start time, 4 port, 5 socket folder, 6 address, 7 shared memory, 8 status
        return lines.Length >= 5 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id) && IsAtWork(id, cluster)
            ? new Postmaster(id, lines[4])
            : null;
    }

    public static string FileOf(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Whether any server process, orphaned backends included, still has its working directory in the cluster.
    /// Outside Linux this cannot be seen, and PostgreSQL's own checks decide.</summary>
    public static bool AnyAtWork(string cluster) => OperatingSystem.IsLinux() && Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Any(id => id != 0 && IsAtWork(id, cluster));

    private static bool IsAtWork(int id, string cluster)
    {
        if (!OperatingSystem.IsLinux())
        {
            return System.Diagnostics.Process.GetProcesses().Any(process => process.Id == id && process.ProcessName.Contains("postgres", StringComparison.Ordinal));
        }
        try
        {
            // A server process works inside its cluster; a zombie works nowhere.
            return new FileInfo($"/proc/{id}/cwd").LinkTarget == cluster;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
