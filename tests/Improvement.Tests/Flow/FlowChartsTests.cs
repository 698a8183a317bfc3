using LineOfSight.Improvement.Flow;

namespace LineOfSight.Improvement.Tests.Flow;

public sealed class FlowChartsTests
{
    private static readonly DateOnly Today = new(2026, 4, 15);

    private static FlowCharts.Raised Raised(int daysAgo, int? answeredAfter = null, bool actedOn = false, bool closed = false, bool change = false)
    {
        var on = Today.AddDays(-daysAgo);
        return new(on, answeredAfter is { } days ? on.AddDays(days) : null, actedOn, closed, change);
    }

    [Fact]
    public void A_finding_is_closed_with_impact_when_its_line_is_closed_and_a_change_is_shown()
    {
        Assert.Equal(0, Raised(10, 5, actedOn: true, closed: true, change: true).Stage);
        Assert.Equal(1, Raised(10, 5, actedOn: true, closed: true).Stage);
        Assert.Equal(1, Raised(10, 5, actedOn: true, change: true).Stage);
        Assert.Equal(1, Raised(10, 5).Stage);
        Assert.Equal(2, Raised(10, null, actedOn: true, change: true).Stage);
        Assert.Equal(3, Raised(10).Stage);
    }

    [Fact]
    public void Each_finding_of_the_last_twelve_months_stands_in_its_month_once()
    {
        var chart = FlowCharts.Flow([Raised(0), Raised(20, 5, true, true, true), Raised(21, 5), Raised(340, null, true), Raised(400)], Today)!;
        Assert.Equal("Closed with impact: 1 of 4 findings", chart.Title);
        Assert.Equal(["Month", "Closed with impact", "Answered", "Being acted on", "No action yet", "All"], chart.Headings);
        Assert.Equal(["Mar 2026", "1", "1", "0", "0", "2"], chart.Rows[^2]);
        Assert.Equal(["Apr 2026", "0", "0", "0", "1", "1"], chart.Rows[^1]);
        Assert.Equal(["May 2025", "0", "0", "1", "0", "1"], chart.Rows[0]);
        Assert.Null(FlowCharts.Flow([Raised(400)], Today));
    }

    [Fact]
    public void Each_open_action_stands_in_one_band_of_age()
    {
        DateOnly[] added = [Today, new(2026, 3, 16), new(2026, 3, 15), new(2026, 1, 16), new(2026, 1, 15), new(2025, 10, 15), new(2025, 4, 16), new(2025, 4, 15), new(2019, 1, 1)];
        var chart = FlowCharts.Ages(added, Today)!;
        Assert.Equal([2, 2, 1, 2, 2], chart.Items.Select(i => i.Count));
        Assert.Equal("Open for six months or longer: 4 of 9 open actions", chart.Title);
        Assert.Null(FlowCharts.Ages([], Today));
    }

    [Fact]
    public void Every_finding_of_two_years_is_counted_among_the_waits_once()
    {
        FlowCharts.Raised[] findings = [Raised(100, 0), Raised(100, 40), Raised(300, 100), Raised(500, 250), Raised(600, 500), Raised(5), Raised(800, 3)];
        var chart = FlowCharts.Waits(findings, Today)!;
        Assert.Equal([1, 1, 1, 1, 1, 1], chart.Items.Select(i => i.Count));
        Assert.Equal("Answered within three months: 2 of 6 findings", chart.Title);
    }
}
