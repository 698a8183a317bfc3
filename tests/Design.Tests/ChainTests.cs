using System.Globalization;
using AngleSharp.Dom;
using LineOfSight.Charts;
using LineOfSight.Design.Chain;
using LineOfSight.Design.TagHelpers;

namespace LineOfSight.Design.Tests;

/// <summary>The line of sight: the picture and the list tell the same, and everything in the picture stays in its place.</summary>
public sealed class ChainTests
{
    private static readonly ChainPicture Small = new("Line of sight", "A voice led to a finding.",
    [
        new("Said", [new("q", "Nobody asked us", "6 young people", "/q")]),
        new("Found", [new("f", "Children are not asked", "Finding F-2", "/f", ChainState.Current), new("r", "Restricted", "You cannot see this", null, ChainState.Restricted)]),
        new("Done", [new("a", "Ask before each plan", "Overdue by 3 days", "/a", ChainState.Late)]),
        new("Answered", [], "No answer yet"),
    ], [new("q", "f"), new("f", "a"), new("f", "nowhere")]);

    [Fact]
    public async Task The_picture_and_the_list_link_to_the_same_pages()
    {
        var page = Rendered.Document(await Rendered.Html(new ChainTagHelper { Model = Small }));
        List<string> Links(string within) => [.. page.QuerySelectorAll($"{within} a").Select(a => a.GetAttribute("href")!)];
        Assert.Equal(["/q", "/f", "/a"], Links("svg"));
        Assert.Equal(Links("svg"), Links(".los-chain__list"));
    }

    [Fact]
    public async Task The_picture_has_a_name_and_a_description_and_is_no_image()
    {
        var page = Rendered.Document(await Rendered.Html(new ChainTagHelper { Model = Small, Id = "x" }));
        var svg = page.QuerySelector("svg")!;
        Assert.Equal("group", svg.GetAttribute("role"));
        Assert.Equal(["Line of sight", "A voice led to a finding."], svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent));
    }

    [Fact]
    public async Task A_link_is_read_as_words()
    {
        var page = Rendered.Document(await Rendered.Html(new ChainTagHelper { Model = Small }));
        Assert.Equal("Children are not asked Finding F-2 ", page.QuerySelector("svg a[href='/f']")!.TextContent);
    }

    [Fact]
    public async Task What_nobody_may_open_is_no_link_and_what_is_empty_says_so()
    {
        var html = await Rendered.Html(new ChainTagHelper { Model = Small });
        var page = Rendered.Document(html);
        Assert.Equal("g", page.QuerySelector(".los-chain__node--restricted")!.LocalName);
        Assert.Equal(2, html.Split("No answer yet").Length - 1);
    }

    [Fact]
    public async Task An_edge_to_nowhere_is_left_out() =>
        Assert.Equal(2, Rendered.Document(await Rendered.Html(new ChainTagHelper { Model = Small })).QuerySelectorAll(".los-chain__edge").Sum(e => e.GetAttribute("d")!.Count(c => c == 'M')));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    [InlineData(7, 40)]
    [InlineData(9, 5)]
    public void Boxes_stay_in_the_picture_and_never_overlap(int columns, int nodes)
    {
        var layout = new ChainLayout(Big(columns, nodes, "A title of several words that wraps into lines"));
        var boxes = layout.Boxes.Values.ToList();
        Assert.Equal(columns * nodes, boxes.Count);
        Assert.All(boxes, b => Assert.True(b.X >= 0 && b.X + layout.ColumnWidth <= layout.Width && b.Y >= 40 && b.Y + b.Height <= layout.Height));
        Assert.All(boxes.GroupBy(b => b.X), column => Assert.All(
            column.OrderBy(b => b.Y).Zip(column.OrderBy(b => b.Y).Skip(1)), pair => Assert.True(pair.First.Y + pair.First.Height < pair.Second.Y)));
    }

    [Fact]
    public void Text_is_never_smaller_than_14_pixels() => Assert.True(ChainLayout.TextSize >= 14);

    [Theory]
    [InlineData("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")]
    [InlineData("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    [InlineData("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字")]
    [InlineData("")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l")]
    public void Long_names_wrap_inside_their_box(string title)
    {
        var lines = TextWidth.Wrap(title, 125, 14, bold: true, most: 6);
        Assert.InRange(lines.Count, 1, 6);
        Assert.All(lines, line => Assert.True(TextWidth.Of(line, 14, bold: true) <= 125 || new StringInfo(line).LengthInTextElements <= 2));
    }

    [Fact]
    public async Task A_name_of_ten_thousand_letters_is_cut_in_the_picture_and_whole_in_the_list()
    {
        var name = string.Concat(Enumerable.Repeat("abcdefghij", 1000));
        var page = Rendered.Document(await Rendered.Html(new ChainTagHelper { Model = Big(2, 1, name) }));
        Assert.InRange(page.QuerySelector("svg a")!.TextContent.Length, 1, 200);
        Assert.Equal(name, page.QuerySelector(".los-chain__list a")!.TextContent);
    }

    private static ChainPicture Big(int columns, int nodes, string title) => new("t", "d",
        [.. Enumerable.Range(0, columns).Select(c => new ChainColumn($"Step {c}", [.. Enumerable.Range(0, nodes).Select(n => new ChainNode($"{c}-{n}", title, "Who · 3 Apr 2026", "/x"))]))],
        [.. Enumerable.Range(1, columns - 1).Select(c => new ChainEdge($"{c - 1}-0", $"{c}-0"))]);
}
