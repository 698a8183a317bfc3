using System.Text;
using LineOfSight.Kit;

namespace LineOfSight.WorkingDays.Tests;

/// <summary>GOV.UK's file of bank holidays, in both layouts, and files that are none.</summary>
public sealed class GovUkFileTests
{
    private static IReadOnlyList<BankHoliday> Read(string json) => GovUkFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    // As many Mondays of 2029 as a whole year has bank holidays, from New Year's Day.
    private static string Events(Division division, int without = 0) => string.Join(',', Enumerable.Range(0, division.LeastInAYear() - without)
        .Select(n => $$"""{"title":"Day {{n}}","date":"{{new DateOnly(2029, 1, 1).AddDays(7 * n):yyyy-MM-dd}}","notes":"{{(n == 1 ? "Substitute day" : "")}}","bunting":true}"""));

    [Fact]
    public void The_published_layout_is_read_and_makes_a_year_known()
    {
        var published = Read(
            "{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":[" + Events(Division.EnglandAndWales)
            + "]},\"scotland\":{\"events\":[" + Events(Division.Scotland) + "]},\"northern-ireland\":{\"events\":[]}}");
        Assert.Equal(["Day 0", "Day 1 (substitute day)", "Day 2"], published.Take(3).Select(h => h.Name));
        var later = BankHolidays.Known.With(published);
        Assert.Equal((2029, 2029, 2028), (later.In(Division.EnglandAndWales).LastYear, later.In(Division.Scotland).LastYear, later.In(Division.NorthernIreland).LastYear));
        Assert.Equal(new DateOnly(2029, 1, 2), later.In(Division.EnglandAndWales).Count(new DateOnly(2028, 12, 29), 1, Counting.AfterStart));
    }

    [Fact]
    public void A_year_that_is_not_whole_is_refused() => Assert.Equal(
        "Scotland has 8 bank holidays in 2029, and a whole year has at least 9: the file is not whole.",
        Assert.Throws<HolidaysRefused>(() => Read("{\"scotland\":{\"events\":[" + Events(Division.Scotland, without: 1) + "]}}")).Message);

    [Fact]
    public void Every_known_year_is_whole() => Assert.All(
        BankHolidays.Known.All.GroupBy(h => (h.Division, h.On.Year)), year => Assert.True(year.Count() >= year.Key.Division.LeastInAYear(), $"{year.Key}"));

    [Fact]
    public void A_year_that_is_published_again_replaces_the_one_that_was_known()
    {
        var moved = BankHolidays.Known.With([.. BankHolidays.Known.All.Where(h => h.On.Year == 2027 && h.Name != "Early May bank holiday"), new BankHoliday(Division.Scotland, new DateOnly(2027, 5, 7), "Moved")]);
        Assert.Null(moved.In(Division.Scotland).HolidayOn(new DateOnly(2027, 5, 3)));
        Assert.Equal("Moved", moved.In(Division.Scotland).HolidayOn(new DateOnly(2027, 5, 7))?.Name);
    }

    [Fact]
    public void The_layout_of_its_source_is_the_same_holidays()
    {
        using var file = File.OpenRead(Shared.File("data/bank-holidays/bank-holidays.json"));
        var read = GovUkFile.Read(file);
        Assert.Equal(BankHolidays.Known.All.Select(h => (h.Division, h.On)).Order(), read.Select(h => (h.Division, h.On)).Order());
        Assert.Equal(BankHolidays.Known.All.Select(h => h.Name).Distinct().Order(), read.Select(h => h.Name).Distinct().Order());
    }

    [Theory]
    [InlineData("", "The file is not JSON: line 1 cannot be read.")]
    [InlineData("{\n\"england-and-wales\": oops", "The file is not JSON: line 2 cannot be read.")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{}", "The file names no division")]
    [InlineData("""{"england-and-wales":{}}""", "\"england-and-wales\" has no list \"events\".")]
    [InlineData("""{"england-and-wales":{"events":[7]}}""", "Event 1 of \"england-and-wales\" has no \"date\".")]
    [InlineData("""{"scotland":{"events":[{"title":"X","date":"2029-02-30"}]}}""", "Event 1 of \"scotland\" has the date \"2029-02-30\". It must read like 2029-12-25.")]
    [InlineData("""{"scotland":{"events":[{"date":"2029-02-03"}]}}""", "Event 1 of \"scotland\" has no \"title\".")]
    [InlineData("""{"divisions":{"common.nations.scotland_slug":{"2029":[{"title":"bank_holidays.x","date":"2029-01-01"}]}}}""", "Holiday 1 of 2029, \"scotland\" has the date \"2029-01-01\". It must read like 25/12/2029.")]
    public void What_is_no_such_file_is_refused_in_plain_words(string json, string message) =>
        Assert.Contains(message, Assert.Throws<HolidaysRefused>(() => Read(json)).Message, StringComparison.Ordinal);
}
