namespace LineOfSight.Kernel.Jobs;

/// <summary>How jobs are run. The defaults are those of an installation.</summary>
public sealed record JobSettings
{
    /// <summary>This program's name among the nodes.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>How long a turn belongs to a node that does not say again that it is there.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a node looks for turns that nobody took: missed, asked for by a person, failed, or left by a node that died.</summary>
    public TimeSpan Sweep { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a turn is left to the scheduler before a sweep takes it.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How far this machine's clock may be from the database's. Past it jobs wait on this node: they decide by dates.</summary>
    public TimeSpan MostClockDifference { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a turn that is told to stop may take to do so. Past it nobody waits for it any more.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a node of the scheduler says that it is there.</summary>
    public TimeSpan CheckIn { get; init; } = TimeSpan.FromSeconds(7.5);

    /// <summary>How long after each failure a turn is begun again, by the number of attempts so far.</summary>
    public IReadOnlyList<TimeSpan> Retries { get; init; } = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];
}
