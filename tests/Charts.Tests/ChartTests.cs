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
    ];

    private static decimal?[] Values(params int[] values) => [.. values.Select(v => (decimal?)v)];

    public static TheoryData<int, int> Drawn => new(Enumerable.Range(0, 3).SelectMany(i => new[] { Chart.Narrow, 400, Chart.Wide }.Select(w => (i, w))));

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
    public void What_does_not_add_up_is_refused()
    {
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
