namespace LineOfSight.Host.Deadlines;

/// <summary>The host's permissions about deadlines.</summary>
internal static class Can
{
    public const string ImportHolidays = "host.holidays.import";
    public const string ReadDeadlines = "host.deadlines.read";
    public const string SetDeadlines = "host.deadlines.set";
}
