namespace LineOfSight.WorkingDays;

/// <summary>Something that happened to a clock, on a local date.</summary>
/// <param name="On">The date.</param>
public abstract record ClockEvent(DateOnly On)
{
    /// <summary>The clock began.</summary>
    /// <param name="On">The start day, from which the rule counts.</param>
    /// <param name="Due">The date, where people chose it and nothing is counted; otherwise null.</param>
    public sealed record Started(DateOnly On, DateOnly? Due = null) : ClockEvent(On);

    /// <summary>People set another date; never where the rule is national.</summary>
    /// <param name="On">The day on which they did.</param>
    /// <param name="To">The date from now on.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Moved(DateOnly On, DateOnly To, string Reason) : ClockEvent(On);

    /// <summary>The clock stopped for a while.</summary>
    /// <param name="On">The last day that counted.</param>
    /// <param name="Reason">Why, such as "Criminal proceedings".</param>
    public sealed record Paused(DateOnly On, string Reason) : ClockEvent(On);

    /// <summary>The clock went on.</summary>
    /// <param name="On">The last day that did not count.</param>
    public sealed record Resumed(DateOnly On) : ClockEvent(On);

    /// <summary>What was due was done.</summary>
    /// <param name="On">The date it was done.</param>
    /// <param name="Evidence">What shows it, such as the reference of a message or a document.</param>
    public sealed record Met(DateOnly On, string Evidence) : ClockEvent(On);

    /// <summary>What was thought to be over is not: the clock runs on to the same date.</summary>
    /// <param name="On">The date it was opened again.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Reopened(DateOnly On, string Reason) : ClockEvent(On);

    /// <summary>It is known that it was not done and will not be.</summary>
    /// <param name="On">The date this was recorded.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Missed(DateOnly On, string Reason) : ClockEvent(On);
}

/// <summary>How a clock stands.</summary>
public enum ClockState
{
    /// <summary>It has not begun.</summary>
    NotStarted,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It stands still, with a reason.</summary>
    Paused,

    /// <summary>Done in time.</summary>
    Met,

    /// <summary>Done after the date.</summary>
    MetLate,

    /// <summary>Not done, with a reason.</summary>
    Missed,
}

/// <summary>An event that cannot follow those before it; the message says why.</summary>
public sealed class ClockRefused(string message) : Exception(message);
