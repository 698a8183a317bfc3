using System.Text;
using LineOfSight.Kit;

namespace LineOfSight.WorkingDays.Tests;

/// <summary>GOV.UK's file of bank holidays, in both layouts, and files that are none.</summary>
public sealed class GovUkFileTests
{
    private static IReadOnlyList<BankHoliday> Read(string json) => GovUkFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void The_published_layout_is_read_and_makes_a_year_known()
    {
        var published = Read("""
            {"england-and-wales":{"division":"england-and-wales","events":[{"title":"New Year’s Day","date":"2029-01-01","notes":"","bunting":true},{"title":"Boxing Day","date":"2029-12-26","notes":"Substitute day"}]},
             "scotland":{"division":"scotland","events":[{"title":"New Year’s Day","date":"2029-01-01"}]},"northern-ireland":{"events":[]}}
            """);
        Assert.Equal(["New Year’s Day", "Boxing Day (substitute day)", "New Year’s Day"], published.Select(h => h.Name));
        var later = BankHolidays.Known.With(published);
        Assert.Equal((2029, 2029, 2028), (later.In(Division.EnglandAndWales).LastYear, later.In(Division.Scotland).LastYear, later.In(Division.NorthernIreland).LastYear));
        Assert.Equal(new DateOnly(2029, 1, 2), later.In(Division.EnglandAndWales).Count(new DateOnly(2028, 12, 29), 1, Counting.AfterStart));
    }

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
        Assert.Contains(read, h => h.Name == "Boxing Day (substitute day)");
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
