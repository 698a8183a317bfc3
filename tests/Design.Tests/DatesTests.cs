using LineOfSight.Design.Forms;

namespace LineOfSight.Design.Tests;

/// <summary>Dates as the service writes and reads them.</summary>
public sealed class DatesTests
{
    private static readonly DateOnly GoodFriday = new(2026, 4, 3);

    [Fact]
    public void Dates_are_written_in_English()
    {
        Assert.Equal("Friday 3 April 2026", Dates.Full(GoodFriday));
        Assert.Equal("3 Apr 2026", Dates.Brief(GoodFriday));
        Assert.Equal("3 April 2026", Dates.Plain(GoodFriday));
        Assert.Equal("3 April to 6 May 2026", Dates.Range(GoodFriday, new(2026, 5, 6)));
        Assert.Equal("3 April 2026 to 1 January 2027", Dates.Range(GoodFriday, new(2027, 1, 1)));
    }

    [Theory]
    [InlineData("2026-04-03T09:30:00Z", "10:30am", "3 April 2026 at 10:30am")]
    [InlineData("2026-04-03T11:00:00Z", "midday", "3 April 2026 at midday")]
    [InlineData("2026-04-02T23:00:00Z", "midnight", "3 April 2026 at midnight")]
    [InlineData("2026-12-03T14:00:00Z", "2pm", "3 December 2026 at 2pm")]
    [InlineData("2026-10-25T00:30:00Z", "1:30am", "25 October 2026 at 1:30am")]
    [InlineData("2026-10-25T01:30:00Z", "1:30am", "25 October 2026 at 1:30am")]
    public void Times_are_those_of_London(string utc, string time, string both)
    {
        var at = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(time, Dates.Time(at));
        Assert.Equal(both, Dates.WithTime(at));
    }

    [Theory]
    [InlineData("2026-04-15T09:42:00Z", "10:42am")]
    [InlineData("2026-04-14T22:59:00Z", "Yesterday")]
    [InlineData("2026-04-14T23:01:00Z", "12:01am")]
    [InlineData("2026-04-08T09:00:00Z", "8 April")]
    [InlineData("2025-12-31T09:00:00Z", "31 December 2025")]
    public void What_is_recent_is_said_as_people_say_it(string utc, string words) =>
        Assert.Equal(words, Dates.Recent(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2026, 4, 15)));

    [Theory]
    [InlineData("3", "4", "2026")]
    [InlineData(" 03 ", "April", "2026")]
    [InlineData("3", "apr", "2026")]
    [InlineData("3", "Apri", " 2026")]
    public void A_date_is_understood_as_people_write_it(string day, string month, string year) =>
        Assert.Equal(GoodFriday, DateParts.Read(day, month, year).Date);

    [Theory]
    [InlineData("29", "2", "2027", "must be a real date", "Day,Month,Year")]
    [InlineData("31", "4", "2026", "must be a real date", "Day,Month,Year")]
    [InlineData("0", "4", "2026", "must be a real date", "Day")]
    [InlineData("3", "13", "2026", "must be a real date", "Month")]
    [InlineData("3", "Ap", "2026", "must be a real date", "Month")]
    [InlineData("3", "-4", "2026", "must be a real date", "Month")]
    [InlineData("3", "4", "26", "must have a year of 4 numbers", "Year")]
    [InlineData("3", "4", "２０２６", "must have a year of 4 numbers", "Year")]
    [InlineData("x", "4", "26", "must be a real date", "Day,Year")]
    [InlineData("3", "", "2026", "must include a month", "Month")]
    [InlineData("", "4", " ", "must include a day and year", "Day,Year")]
    public void What_is_wrong_with_a_date_is_said_and_marked(string day, string month, string year, string problem, string wrong)
    {
        var read = DateParts.Read(day, month, year);
        Assert.Null(read.Date);
        Assert.Equal(problem, read.Problem);
        Assert.Equal(wrong, string.Join(',', read.Wrong));
    }

    [Fact]
    public void Nothing_typed_is_no_date_and_no_mistake() => Assert.True(DateParts.Read(" ", null, "").IsEmpty);

    [Fact]
    public void Every_day_of_four_years_reads_back()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            Assert.Equal(day, DateParts.Read($"{day.Day}", $"{day.Month}", $"{day.Year}").Date);
        }
    }
}
