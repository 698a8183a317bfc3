namespace LineOfSight.Calendars;

/// <summary>A calendar of dates to remember that a program fetches again and again (RFC 5545 with METHOD:PUBLISH).</summary>
/// <param name="Name">What the calendar is called, such as "Line of Sight".</param>
/// <param name="Stamp">When it was written (UTC).</param>
/// <param name="Entries">The dates; none is a calendar without dates.</param>
public sealed record DatesCalendar(string Name, DateTimeOffset Stamp, IReadOnlyList<DateEntry> Entries);

/// <summary>One date to remember: a whole day that does not look busy.</summary>
/// <param name="Uid">Names it for as long as the program fetches the calendar: 1 to 200 letters of ASCII without spaces.</param>
/// <param name="On">The day.</param>
/// <param name="Summary">What it is called.</param>
public sealed record DateEntry(string Uid, DateOnly On, string Summary)
{
    /// <summary>The page about it, or null.</summary>
    public Uri? Url { get; init; }
}
