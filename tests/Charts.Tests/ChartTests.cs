using System.Globalization;
using System.Xml.Linq;
using LineOfSight.Figures;

namespace LineOfSight.Charts.Tests;

public sealed class ChartTests
{
    private static readonly Origin Here = new("Findings, by where they stand now", "Line of Sight", new DateOnly(2026, 11, 21));
    private static readonly IReadOnlyList<Month> Year = Month.Until(new DateOnly(2026, 11, 21), 12);

    public static readonly Chart[] All =
    [
        new Bars("Most open actions are younger than three months", "Open actions by age, 21 November 2026", "Age", "actions",
            [new("Under 1 month", 12), new("1 to 3 months", 1204), new("More than a year, with a reason to wait that was recorded and agreed by the partners", 3), new("Nobody knows", 0)], Here),
        new Stack("Half of the findings led to a change", "Findings by month raised, December 2025 to November 2026", "findings", Year,
            [new("Closed with impact", Values(4, 3, 5, 0, 2, 6, 7, 3, 1, 0, 0, 0)), new("In action", Values(1, 1, 2, 0, 3, 2, 4, 8, 9, 7, 3, 1)), new("No action yet", Values(0, 0, 0, 0, 0, 1, 0, 0, 2, 3, 5, 9))], Here),
        new Lines("Answers take longer since June", "Middle number of days from finding to answer, by month", Year,
            [new("Children and families", [12, 14, null, null, 20, 22, 30, 31, 44, 48, 60, 71]), new("Schools", Values(10, 11, 9, 12, 13, 15, 14, 16, 30, 50, 60, 70)), new("Police", Values(3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2))], Here),
        new Waterfall("The dates of birth decide", "Weight of each level of the date of birth", "Level", "bits",
            [new("Exact match on the date of birth", 12.45), new("(Jaro-Winkler distance of first_name >= 0.92) AND (Jaro-Winkler distance of surname >= 0.92)", 0.004), new("All others", -1209.514), new("Never", double.NegativeInfinity)], null, null, Here),
        new Waterfall("More than 0.999", "Weight of each step", "Step", "bits",
            [new("Start", -15.75), new("first_name_surname_and_much_more_that_does_not_break: a rare value", 14.3), new("postcode", 0), new("dob", 9.25), new("Brothers and sisters", -2.5)], "The link's weight", new("Link from", 1.2), Here),
        new Curves("At 0.5 most links are right", "Precision and recall of 4,000 matches", "Threshold", ["0.01", "0.1", "0.5", "0.9", "0.99", "0.999", "0.9999"],
            [new("Precision", [81.2m, 90.04m, 95, 97, 99, 99.97m, 100]), new("Recall of all matches", [99.96m, 99, 96, 90, 85, null, 70.5m])], 2, Here),
    ];

    private static decimal?[] Values(params int[] values) => [.. values.Select(v => (decimal?)v)];

    public static TheoryData<int, int> Drawn => new(Enumerable.Range(0, All.Length).SelectMany(i => new[] { Chart.Narrow, 400, Chart.Wide }.Select(w => (i, w))));

    [Theory]
    [MemberData(nameof(Drawn))]
    public void It_is_an_image_with_a_title_and_all_its_numbers_in_words(int chart, int width)
    {
        var svg = All[chart].Draw(width, "c1");
        Assert.Equal("img", svg.Attribute("role")!.Value);
        var labels = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(["title", "desc"], labels.Select(id => svg.Elements().Single(e => e.Attribute("id")?.Value == id).Name.LocalName));
        Assert.Equal(All[chart].Title, svg.Element(Drawing.Svg + "title")!.Value);
        Assert.All(All[chart].Rows.SelectMany(r => r), cell => Assert.Contains(cell, All[chart].Description, StringComparison.Ordinal));
        Assert.All(All[chart].Rows, row => Assert.Equal(All[chart].Headings.Count, row.Count));
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Letters_are_14_pixels_high_and_inside_and_nothing_is_styled(int chart, int width)
    {
        var svg = All[chart].Draw(width, "c1");
        Assert.Equal(svg.Attribute("viewBox")!.Value, $"0 0 {svg.Attribute("width")!.Value} {svg.Attribute("height")!.Value}");
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "style" or "class" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        foreach (var text in svg.Descendants(Drawing.Svg + "text"))
        {
            Assert.Equal("14", text.Attribute("font-size")!.Value);
            var wide = TextWidth.Of(text.Value, 14, text.Attribute("font-weight") is not null);
            var x = Number(text, "x") - (text.Attribute("text-anchor")!.Value switch { "middle" => wide / 2, "end" => wide, _ => 0 });
            Assert.InRange(x, -1, width - wide + 1);
            Assert.InRange(Number(text, "y"), 10, Number(svg, "height"));
        }
    }

    [Fact]
    public void No_two_texts_of_a_chart_lie_over_one_another()
    {
        foreach (var svg in All.SelectMany(c => new[] { c.Draw(Chart.Narrow, "n"), c.Draw(Chart.Wide, "w") }))
        {
            var boxes = svg.Descendants(Drawing.Svg + "text").Select(t =>
            {
                var wide = TextWidth.Of(t.Value, 14, t.Attribute("font-weight") is not null);
                return (t.Value, X: Number(t, "x") - (t.Attribute("text-anchor")!.Value switch { "middle" => wide / 2, "end" => wide, _ => 0 }), Y: Number(t, "y"), Wide: wide);
            }).ToList();
            for (var i = 0; i < boxes.Count; i++)
            {
                for (var j = i + 1; j < boxes.Count; j++)
                {
                    var (a, b) = (boxes[i], boxes[j]);
                    Assert.False(Math.Abs(a.Y - b.Y) < 11 && a.X + 1 < b.X + b.Wide && b.X + 1 < a.X + a.Wide, $"“{a.Value}” and “{b.Value}”");
                }
            }
        }
    }

    [Fact]
    public void Bars_begin_at_nought_and_are_as_long_as_their_count()
    {
        var boxes = All[0].Draw(Chart.Wide, "b").Descendants(Drawing.Svg + "rect").Select(r => (X: Number(r, "x"), Width: Number(r, "width"))).ToList();
        Assert.Single(boxes.Select(b => b.X).Distinct());
        Assert.Equal(12d / 1204, boxes[0].Width / boxes[1].Width, 0.005);
    }

    [Fact]
    public void A_line_has_a_gap_where_there_is_no_value_and_never_a_nought()
    {
        var svg = All[2].Draw(Chart.Wide, "l");
        Assert.Equal(4, svg.Descendants(Drawing.Svg + "polyline").Count());
        Assert.Equal(3, svg.Descendants(Drawing.Svg + "polyline").Select(p => p.Attribute("stroke-dasharray")?.Value).Distinct().Count());
        Assert.Contains("not available", All[2].Rows[2][1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_step_of_a_waterfall_begins_where_the_last_one_ended_and_the_total_at_nought()
    {
        var svg = All[4].Draw(Chart.Wide, "w");
        var bars = svg.Descendants(Drawing.Svg + "rect").Where(r => r.Attribute("fill")!.Value != Palette.Paper).Select(r => (From: Number(r, "x"), To: Number(r, "x") + Number(r, "width"), Gives: r.Attribute("fill")!.Value != Palette.Takes)).ToList();
        Assert.Equal(6, bars.Count);
        var nought = bars[0].To;
        var bit = (bars[0].To - bars[0].From) / 15.75;
        Assert.Equal(bars[0].From, bars[1].From, 0.3);
        Assert.Equal(bars[1].To, bars[3].From, 0.3);
        Assert.Equal(bars[3].To, bars[4].To, 0.3);
        Assert.Equal((nought, nought + (5.3 * bit)), (bars[5].From, bars[5].To), Within(0.4));
        Assert.Equal(["The link's weight", "+5.30", "+5.30"], All[4].Rows[^1]);
        Assert.Contains("Link from: +1.20", All[4].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_without_a_total_all_begin_at_nought_and_what_has_no_end_is_said_so()
    {
        var bars = All[3].Draw(Chart.Wide, "w").Descendants(Drawing.Svg + "rect").Where(r => r.Attribute("fill")!.Value != Palette.Paper).ToList();
        var nought = Number(bars[0], "x");
        Assert.Equal(nought, Number(bars[2], "x") + Number(bars[2], "width"), 0.2);
        Assert.True(Number(bars[3], "x") < Number(bars[2], "x"));
        Assert.Equal(["+12.45", "0.00", "−1,209.51", "−∞"], All[3].Rows.Select(r => r[1]));
    }

    [Fact]
    public void A_share_that_is_nearly_the_whole_is_never_told_as_the_whole_and_where_the_scale_begins_is_said()
    {
        Assert.Equal(["0.990", "more than 0.999", "1.000"], All[5].Rows.Skip(4).Select(r => r[1]));
        Assert.Contains("The scale begins at 0.70", All[5].Description, StringComparison.Ordinal);
        Assert.Contains("0.5 (taken)", All[5].Description, StringComparison.Ordinal);
        Assert.Contains(All[5].Draw(Chart.Narrow, "n").Descendants(Drawing.Svg + "text"), t => t.Value == "0.70");
    }

    private static EqualityComparer<(double, double)> Within(double most) =>
        EqualityComparer<(double, double)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) <= most && Math.Abs(a.Item2 - b.Item2) <= most, _ => 0);

    [Fact]
    public void What_does_not_add_up_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Waterfall("T", "M", "Step", "bits", [], null, null, Here));
        Assert.Throws<ArgumentException>(() => new Waterfall("T", "M", "Step", "bits", [new("A", double.NaN)], null, null, Here));
        Assert.Throws<ArgumentException>(() => new Curves("T", "M", "Threshold", ["0.1", "0.2"], [new("A", [1, 101])], null, Here));
        Assert.Throws<ArgumentException>(() => new Curves("T", "M", "Threshold", ["0.1", "0.2"], [new("A", [1, 2])], 2, Here));
        Assert.Throws<ArgumentException>(() => new Bars("T", "M", "Age", "actions", [], Here));
        Assert.Throws<ArgumentException>(() => new Stack("T", "M", "findings", Year, [new("A", Values(1)), new("B", Values(1))], Here));
        Assert.Throws<ArgumentException>(() => new Stack("T", "M", "findings", [Year[0]], [new("A", [0.5m]), new("B", [1])], Here));
        Assert.Throws<ArgumentException>(() => new Lines("T", "M", [Year[0]], [new("A", [1])], Here));
    }

    [Fact]
    public void Hostile_names_are_only_text()
    {
        var svg = new Bars("<script>alert(1)</script>\u0001\ufffe", "M", "Age", "actions", [new("\"><svg onload=x>", 1)], Here).Draw(Chart.Narrow, "h").ToString();
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.Single(XElement.Parse(svg).DescendantsAndSelf(Drawing.Svg + "svg"));
    }

    private static double Number(XElement of, string name) => double.Parse(of.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
