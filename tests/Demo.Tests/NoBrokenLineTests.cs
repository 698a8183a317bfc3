using System.Globalization;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kit;

namespace LineOfSight.Demo.Tests;

/// <summary>
/// /improvement/orphans of the three partnerships whose years are told: not one line is broken on the day the demonstration is made, be
/// that the last of a month, a holiday, or the day after the end of a leap year’s February.
/// </summary>
public sealed class NoBrokenLineTests
{
    [Theory]
    [InlineData("2026-04-15")]
    [InlineData("2026-08-31")]
    [InlineData("2027-01-01")]
    public async Task No_line_is_broken_on_the_day_it_is_made(string day)
    {
        await using var house = new InventedHouse();
        house.Clock.Advance(TimeSpan.FromDays(DateOnly.Parse(day, CultureInfo.InvariantCulture).DayNumber - house.Clock.Today().DayNumber));
        await house.InitializeAsync();
        foreach (var partnership in (string[])["Hertfordshire", "Norfolk", "Wirral"])
        {
            var manager = await house.SqlAsync<Guid>(
                "select a.person_id from kernel.assignment a join kernel.partnership p on p.id = a.partnership_id where p.name like $1 and a.role = 'business-manager'", $"{partnership}%");
            using var browser = house.Browser(manager);
            var page = await browser.GetAsync("/improvement/orphans");
            var broken = page.Document.QuerySelectorAll("main section").Select(s => $"{partnership}: {s.QuerySelector("h2")!.TextContent.Trim()}: {s.QuerySelector(".los-needs__thing")?.TextContent.Trim()}");
            Assert.True(page.Text.Contains("No line is broken", StringComparison.Ordinal), string.Join('\n', broken));
        }
    }
}
