namespace LineOfSight.Calendars.Tests;

/// <summary>What an independent reader of calendar files, ical.js, makes of a calendar of dates.</summary>
internal sealed record FeedElsewhere(string Method, string Version, string? Name, string? Refresh, IReadOnlyList<FeedElsewhere.Entry> Events)
{
    internal sealed record Entry(string Uid, string Stamp, string Start, string End, bool IsDay, string Summary, string? Url, string Transparency);

    public static Task<IReadOnlyList<FeedElsewhere>> OfAsync(params IReadOnlyList<string> files) => ReadElsewhere.OfAsync<FeedElsewhere>("read-feed.mjs", files);
}
