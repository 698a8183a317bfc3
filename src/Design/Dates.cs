using System.Globalization;
using LineOfSight.Kernel.Clocks;

namespace LineOfSight.Design;

/// <summary>Dates and times as the service writes them, in English and in London time (GOV.UK style guide).</summary>
public static class Dates
{
    /// <summary>"Friday 3 April 2026".</summary>
    public static string Full(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"3 April 2026".</summary>
    public static string Plain(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"3 Apr 2026", for tables.</summary>
    public static string Brief(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Friday 3 April 2026" in London at an instant.</summary>
    public static string Full(DateTimeOffset at) => Full(London.DateOf(at));

    /// <summary>"3 Apr 2026" in London at an instant.</summary>
    public static string Brief(DateTimeOffset at) => Brief(London.DateOf(at));

    /// <summary>"10:30am", "10am", "midday" or "midnight" in London at an instant.</summary>
    public static string Time(DateTimeOffset at) => Time(TimeOnly.FromDateTime(London.TimeOf(at)));

    /// <summary>"10:30am", "10am", "midday" or "midnight".</summary>
    public static string Time(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (_, 0) => time.ToString("htt", CultureInfo.InvariantCulture).ToLowerInvariant(),
        _ => time.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant(),
    };

    /// <summary>"3 April 2026 at 10:30am" in London.</summary>
    public static string WithTime(DateTimeOffset at) => $"{Plain(London.DateOf(at))} at {Time(at)}";

    /// <summary>How one says it of something recent: "10:42am" today, "Yesterday", "8 April" this year, "8 April 2025" before.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="today">Today's date in London.</param>
    public static string Recent(DateTimeOffset at, DateOnly today)
    {
        var day = London.DateOf(at);
        return day == today ? Time(at)
            : day == today.AddDays(-1) ? "Yesterday"
            : day.Year == today.Year ? day.ToString("d MMMM", CultureInfo.InvariantCulture)
            : Plain(day);
    }

    /// <summary>"2 April to 5 May 2026".</summary>
    public static string Range(DateOnly from, DateOnly to) =>
        $"{(from.Year == to.Year ? from.ToString("d MMMM", CultureInfo.InvariantCulture) : Plain(from))} to {Plain(to)}";

    /// <summary>For <c>datetime</c> attributes: "2026-04-03".</summary>
    internal static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For <c>datetime</c> attributes: "2026-04-03T09:30:00Z".</summary>
    internal static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
