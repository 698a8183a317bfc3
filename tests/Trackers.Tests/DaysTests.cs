using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace LineOfSight.Trackers.Tests;

/// <summary>Dates as people type them: understood in the British order, or not understood with what to change; never guessed.</summary>
public sealed class DaysTests
{
    private static Reading<DateOnly> Read(string text) => Days.Read(new Cell(1, CellKind.Text, text));

    [Theory]
    [InlineData("31/03/26", "2026-03-31")]
    [InlineData("31.3.2026", "2026-03-31")]
    [InlineData("31-03-2026", "2026-03-31")]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("2026-03-31T00:00:00", "2026-03-31")]
    [InlineData("31st March 2026", "2026-03-31")]
    [InlineData("Tues 31 Mar 26", "2026-03-31")]
    [InlineData("March 31, 2026", "2026-03-31")]
    [InlineData("31-Mar-26", "2026-03-31")]
    [InlineData("By 31 March 2026.", "2026-03-31")]
    [InlineData("Completed 12/11/2025", "2025-11-12")]
    [InlineData("end of March 2026", "2026-03-31")]
    [InlineData("March 2026", "2026-03-31")]
    [InlineData("Feb-24", "2024-02-29")]
    [InlineData("Sept 2026", "2026-09-30")]
    [InlineData("Q2 2026/27", "2026-09-30")]
    [InlineData("Q4 2025-26", "2026-03-31")]
    public void What_is_a_date_is_understood(string text, string day) =>
        Assert.Equal((DateOnly.Parse(day, CultureInfo.InvariantCulture), null), (Read(text).Value!.Value, Read(text).Problem));

    [Theory]
    [InlineData("ongoing", "is not a date")]
    [InlineData("ASAP", "is not a date")]
    [InlineData("TBC", "is not a date")]
    [InlineData("03/31/2026", "the day comes first")]
    [InlineData("31/02/2026", "does not exist")]
    [InlineData("31 March", "names no year")]
    [InlineData("Q2 2026", "calendar year or of the financial year")]
    [InlineData("31/03/25 extended to 30/06/25", "more than one date")]
    [InlineData("31/03/0202", "the year 202")]
    [InlineData("Spring term", "not a date that can be understood")]
    [InlineData("Q2 2026/29", "not a financial year")]
    public void What_is_none_is_said_with_what_to_change(string text, string words)
    {
        var read = Read(text);
        Assert.Null(read.Value);
        Assert.Contains(words, read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_is_said_where_it_could_be_read_otherwise()
    {
        Assert.Equal("“03/04/2026” is read as 3 April 2026, the day first", Read("03/04/2026").Said);
        Assert.Null(Read("31/03/2026").Said);
        Assert.Null(Read("04/04/2026").Said);
        Assert.Contains("31 March 2026", Read("March 2026").Said, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 3, 1), Days.Read(new Cell(1, CellKind.Text, "March 2026"), isEnd: false).Value);
    }

    [Fact]
    public void Numbers_are_days_only_where_they_can_be()
    {
        Assert.Contains("46112 is read as 31 March 2026", Days.Read(new Cell(1, CellKind.Number, "46112")).Said, StringComparison.Ordinal);
        Assert.Contains("is a number", Days.Read(new Cell(1, CellKind.Number, "2026")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1900-01-01")]
    [InlineData(59, "1900-02-28")]
    [InlineData(61, "1900-03-01")]
    [InlineData(46112, "2026-03-31")]
    public void Serials_are_days_as_excel_counts(double serial, string day) => Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), SerialDays.Day(serial));

    [Fact]
    public void The_day_that_never_was_is_none() => Assert.Null(SerialDays.Day(60));

    [Theory]
    [InlineData("dd/mm/yyyy", true)]
    [InlineData("[$-809]d mmmm yyyy;@", true)]
    [InlineData("mmm-yy", true)]
    [InlineData("h:mm", false)]
    [InlineData("0.00\"d\"", false)]
    [InlineData("[Red]#,##0", false)]
    [InlineData("General", false)]
    public void Formats_say_whether_a_number_is_a_date(string code, bool isDate) => Assert.Equal(isDate, SerialDays.IsDate(code));

    [Fact]
    public void Every_day_that_is_written_reads_back()
    {
        string[] formats = ["dd/MM/yyyy", "d.M.yyyy", "d MMMM yyyy", "dd-MMM-yyyy", "yyyy-MM-dd", "MMMM d, yyyy", "d/M/yy", "dddd d MMMM yyyy"];
        Prop.ForAll(Gen.Choose(0, 27_000).Zip(Gen.Elements(formats)).ToArbitrary(), made =>
        {
            var day = new DateOnly(2000, 1, 1).AddDays(made.Item1);
            return Read(day.ToString(made.Item2, CultureInfo.InvariantCulture)).Value == day;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_is_a_fault() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var (day, status) = (Read(text.Get), Statuses.Read(new Cell(1, CellKind.Text, text.Get), new Dictionary<string, TrackerStatus>()));
        return (day.Value is null) != (day.Problem is null) && (status.Value is null) != (status.Problem is null);
    }).QuickCheckThrowOnFailure();
}
