using Quartz;

namespace LineOfSight.Kernel.Jobs;

/// <summary>Work that the clock begins. A module lists its own in <see cref="Modules.IModule.Jobs"/>.</summary>
/// <param name="Key">The key, such as <c>improvement.remind</c>; at most 100 characters.</param>
/// <param name="Words">What it does, in words for the page of jobs, such as "Reminds people of actions that are due".</param>
/// <param name="Cron">When, as Quartz writes it (<c>seconds minutes hours day-of-month month day-of-week</c>), in London.</param>
/// <param name="Runs">The class that does it; it implements <see cref="IRunJob"/> and is made anew for each turn.</param>
public sealed record JobKind(string Key, string Words, string Cron, Type Runs)
{
    internal static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly CronExpression expression = new(Cron, Zone);

    /// <summary>
    /// The longest that one turn may take; 15 minutes unless the job says otherwise. A turn that takes longer is cancelled, is taken back
    /// and counts as failed: otherwise a job that hangs would keep its turn for ever.
    /// </summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The last moment at or before an instant at which the job was due; null when there was none.</summary>
    public DateTimeOffset? LastDue(DateTimeOffset at) => expression.GetPreviousValidTimeBefore(at.AddSeconds(1))?.ToUniversalTime();

    /// <summary>The next moment after an instant at which the job is due; null when there is none.</summary>
    public DateTimeOffset? NextDue(DateTimeOffset after) => expression.GetNextValidTimeAfter(after)?.ToUniversalTime();
}

/// <summary>
/// Does a job. It runs as Line of Sight itself (<see cref="Access.Account.Itself"/>) in one unit of work that sees every partnership
/// and that ends together with the note that the turn is done: all of it happened, or none. A turn may come again after a failure,
/// so work that is not all in that transaction must be safe to meet twice.
/// </summary>
public interface IRunJob
{
    /// <summary>Does what is due.</summary>
    /// <param name="turn">Which turn this is.</param>
    /// <param name="stop">Cancels: the program stops, another node has taken the turn over, or it takes longer than <see cref="JobKind.Longest"/>.</param>
    Task RunAsync(JobTurn turn, CancellationToken stop);
}

/// <summary>One turn of a job.</summary>
/// <param name="kind">The job.</param>
/// <param name="due">The moment at which it was due (UTC).</param>
/// <param name="attempt">From 1: how often this turn has been begun.</param>
public sealed class JobTurn(JobKind kind, DateTimeOffset due, int attempt)
{
    /// <summary>The job.</summary>
    public JobKind Kind { get; } = kind;

    /// <summary>The moment at which it was due (UTC).</summary>
    public DateTimeOffset Due { get; } = due;

    /// <summary>From 1: how often this turn has been begun.</summary>
    public int Attempt { get; } = attempt;

    /// <summary>What was done, for the page of jobs, such as "3 letters sent"; null when there was nothing to do. Never a name, never a record's text.</summary>
    public string? Did { get; set; }
}
