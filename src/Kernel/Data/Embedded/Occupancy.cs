using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>Who uses a data folder, held by locks of the operating system, which vanish with the process that held them.
/// <c>using</c> is shared by everyone at work; <c>starting</c> is held while somebody looks for the server and starts it;
/// <c>serving</c> is held by the one web server. Whoever leaves and finds nobody else in <c>using</c> stops the server.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Occupancy(string data)
{
    private const int WouldBlockOnLinux = 11, WouldBlockOnMac = 35;
    private readonly string folder = Directory.CreateDirectory(Path.Combine(data, "locks"),
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    private string ServingId => Path.Combine(folder, "serving.pid");

    /// <summary>Becomes the one web server of this folder, or says who is.</summary>
    public async Task<FileStream> ServeAsync(CancellationToken stop)
    {
        // Two seconds for one that is just going: a restart by hand is often quicker than the server's goodbye.
        if (await WaitAsync(() => Alone("serving"), TimeSpan.FromSeconds(2), stop) is { } held)
        {
            await File.WriteAllTextAsync(ServingId, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), stop);
            return held;
        }
        var other = File.Exists(ServingId) ? (await File.ReadAllTextAsync(ServingId, stop)).Trim() : "unknown";
        throw new EmbeddedPostgresException(
            $"Another Line of Sight is running on this folder (process {other}): {data}. Stop it, or give this one another folder with --data.");
    }

    /// <summary>Only one at a time looks for the server and starts it; the others wait here.</summary>
    public async Task<FileStream> StartAsync(CancellationToken stop) =>
        await WaitAsync(() => Alone("starting"), TimeSpan.FromMinutes(3), stop)
        ?? throw new EmbeddedPostgresException($"Somebody else has been starting the database in {data} for three minutes. Look at {Path.Combine(data, "postgres.log")}.");

    /// <summary>A place among those at work; null while the last one out is stopping the server.</summary>
    public FileStream? Join() => Try("using", FileAccess.Read, FileShare.Read);

    /// <summary>The whole folder for oneself; null when anybody else is at work in it.</summary>
    public FileStream? Alone() => Alone("using");

    /// <summary>As <see cref="Alone()"/>, tried for a tenth of a second: a program being started at this moment by another thread
    /// holds a copy of every open lock until it has started.</summary>
    public Task<FileStream?> LastOutAsync() => WaitAsync(Alone, TimeSpan.FromMilliseconds(100), CancellationToken.None);

    public static async Task<FileStream?> WaitAsync(Func<FileStream?> attempt, TimeSpan limit, CancellationToken stop)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            if (attempt() is { } held)
            {
                return held;
            }
            if (waited.Elapsed > limit)
            {
                return null;
            }
            await Task.Delay(20, stop);
        }
    }

    private FileStream? Alone(string name) => Try(name, FileAccess.ReadWrite, FileShare.None);

    private FileStream? Try(string name, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, access, share);
        }
        catch (IOException held) when (held.HResult is WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }
}
