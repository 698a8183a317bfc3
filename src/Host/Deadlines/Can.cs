namespace LineOfSight.Host.Deadlines;

/// <summary>The host's permissions.</summary>
internal static class Can
{
    public const string ImportHolidays = "host.holidays.import";
}
