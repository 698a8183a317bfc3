using System.Text;

namespace LineOfSight.Calendars.Tests;

/// <summary>A calendar of dates is read by another program as it was meant, whatever it holds.</summary>
public sealed class DatesCalendarTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 4, 15, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_date_is_a_whole_day_that_does_not_look_busy()
    {
        var file = CalendarFile.Write(new DatesCalendar(
            "Line of Sight",
            Stamp,
            [
                new("a@los", new DateOnly(2026, 2, 28), "Action A-7KQ2M is due") { Url = new Uri("https://los.example.org/improvement/action/1") },
                new("b@los", new DateOnly(2028, 2, 29), "Look again; at, recommendation \\ R-1"),
            ]));
        var read = Assert.Single(await FeedElsewhere.OfAsync(file));
        Assert.Equal(("PUBLISH", "2.0", "Line of Sight", "PT6H"), (read.Method, read.Version, read.Name, read.Refresh));
        Assert.Equal([("a@los", "2026-02-28", "2026-03-01"), ("b@los", "2028-02-29", "2028-03-01")], read.Events.Select(e => (e.Uid, e.Start, e.End)));
        Assert.All(read.Events, e => Assert.Equal((true, "TRANSPARENT", "2026-04-15T09:00:00Z"), (e.IsDay, e.Transparency, e.Stamp)));
        Assert.Equal(["Action A-7KQ2M is due", "Look again; at, recommendation \\ R-1"], read.Events.Select(e => e.Summary));
        Assert.Equal("https://los.example.org/improvement/action/1", read.Events[0].Url);
    }

    [Fact]
    public async Task Without_dates_it_is_still_a_calendar()
    {
        var file = CalendarFile.Write(new DatesCalendar("Line of Sight", Stamp, []));
        Assert.Contains("BEGIN:VTIMEZONE", file, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(await FeedElsewhere.OfAsync(file)).Events);
    }

    [Theory]
    [MemberData(nameof(CalendarFileTests.Hostile), MemberType = typeof(CalendarFileTests))]
    public async Task Any_text_adds_nothing(string text)
    {
        var file = CalendarFile.Write(new DatesCalendar(text, Stamp, [new("a@los", new DateOnly(2026, 5, 1), text)]));
        Assert.All(file.Split("\r\n"), l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        var entry = Assert.Single(Assert.Single(await FeedElsewhere.OfAsync(file)).Events);
        Assert.Equal(("a@los", "2026-05-01"), (entry.Uid, entry.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("line\r\nbreak")]
    public void An_identifier_that_cannot_be_written_is_refused(string uid) =>
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(new DatesCalendar("L", Stamp, [new(uid, new DateOnly(2026, 5, 1), "x")])));

    [Fact]
    public void Two_entries_with_one_identifier_are_refused() => Assert.Throws<ArgumentException>(() =>
        CalendarFile.Write(new DatesCalendar("L", Stamp, [new("a", new DateOnly(2026, 5, 1), "x"), new("a", new DateOnly(2026, 5, 2), "y")])));
}
