namespace LineOfSight.Sheets;

/// <summary>Instants are told by the clock on the wall in London.</summary>
internal static class London
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateTime Of(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;
}
