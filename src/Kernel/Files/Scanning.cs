namespace LineOfSight.Kernel.Files;

/// <summary>Whether files are checked for viruses on this installation.</summary>
public enum Scanning
{
    /// <summary>A scanner is asked about every file.</summary>
    On,

    /// <summary>Nobody is asked, and pages say so. Only in Development.</summary>
    Off,

    /// <summary>No scanner is set outside Development: nothing is stored.</summary>
    NotSet,
}

/// <summary>What a scanner said.</summary>
public enum ScanVerdict
{
    /// <summary>It looked through all of the file and found nothing.</summary>
    Clean,

    /// <summary>It found something.</summary>
    Infected,

    /// <summary>Anything else: over its limits, an error, no answer. Such a file is not clean, and is asked about again.</summary>
    Unknown,
}

/// <summary>The answer of a scanner.</summary>
/// <param name="Verdict">What it means.</param>
/// <param name="Answer">Its own words, for the log.</param>
public sealed record ScanResult(ScanVerdict Verdict, string Answer);

/// <summary>The port to a virus scanner.</summary>
public interface IScanFiles
{
    /// <summary>Whether files are checked at all.</summary>
    Scanning Scanning { get; }

    /// <summary>Asks about a file. It does not throw when the scanner is away: that is <see cref="ScanVerdict.Unknown"/>.</summary>
    Task<ScanResult> ScanAsync(Stream file, CancellationToken stop);
}

/// <summary>No scanner: off in Development, not set elsewhere.</summary>
/// <param name="scanning">Which of the two.</param>
internal sealed class NoScanner(Scanning scanning) : IScanFiles
{
    public Scanning Scanning => scanning;

    public Task<ScanResult> ScanAsync(Stream file, CancellationToken stop) => Task.FromResult(new ScanResult(ScanVerdict.Unknown, "no scanner"));
}
