using LineOfSight.Charts;
using LineOfSight.Design.Html;
using LineOfSight.Figures;
using LineOfSight.Papers;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

/// <summary>A paper as markup: the same on the page and, through <see cref="PaperPage"/>, in PDF. Nothing is folded away: what is printed must be there.</summary>
internal static class PaperMarkup
{
    /// <param name="paper">What it says.</param>
    /// <param name="whole">True where it leaves this system: sources are whole addresses, or words.</param>
    public static IHtmlContent Body(Paper paper, bool whole)
    {
        PaperRules.Check(paper);
        return new Element("article").Class("los-paper")
            .Add(new Element("h1").Class("govuk-heading-l").Add(paper.Title))
            .Add(paper.Subtitle is null ? null : new Element("p").Class("los-lead").Add(paper.Subtitle))
            .AddAll(paper.Blocks.Select((block, index) => Of(paper, block, index, whole)))
            .Add(new Element("p").Class("los-paper__foot").Add(paper.Footer));
    }

    private static IHtmlContent Of(Paper paper, Block block, int index, bool whole) => block switch
    {
        Heading heading => new Element($"h{heading.Level}").Class(heading.Level == 2 ? "govuk-heading-m" : "govuk-heading-s").Add(heading.Text),
        Remark remark => Lines(remark.Text),
        Statement statement => new Element("div").Class("los-paper__statement", statement.Changed is null ? null : "los-paper__statement--changed").Add(Lines(statement.Text))
            .Add(statement.Changed is null ? null : new Element("p").Class("los-paper__changed").Add(statement.Changed)).Add(From(Where(paper, statement.Source, whole))),
        Points points => new Element("ul").Class("govuk-list", "govuk-list--bullet").AddAll(points.Items.Select(i =>
            new Element("li").Add(i.Text).Add(new Element("span").Class("los-source").Add(" (").Add(Where(paper, i.Source, whole)).Add(")")))),
        Grid grid => Content.Join(Table(grid.Caption, grid.Headings, grid.Rows, grid.Numeric), From(Where(paper, grid.Source, whole))),
        // No figure element: in PDF it would be tagged as a picture without words in its place.
        Number number => new Element("div").Class("los-figure").Add(new Element("p").Class("los-figure__value").Add(number.Figure.Text))
            .Add(new Element("p").Class("los-figure__definition").Add(number.Figure.Origin.Definition)).Add(From(number.Figure.Origin)),
        Counts { Table: var table } => Content.Join(
            Table(table.Of.Title, [Capital(table.Of.Unit), .. table.Columns], [.. table.Rows.Zip(table.Cells, (name, cells) => (IReadOnlyList<string>)[name, .. cells.Select(c => c.Text)])], Enumerable.Range(1, table.Columns.Count).ToHashSet()),
            table.Notes.Count == 0 ? null : new Element("p").Class("los-counts__notes").Add(string.Join(" ", table.Notes)), From(table.Of.Origin)),
        Drawn { Chart: var chart } => new Element("div").Class("los-chart")
            .Add(new Element($"h{PaperRules.LevelAt(paper.Blocks, index)}").Class("los-chart__title").Add(chart.Title))
            .Add(new Element("p").Class("los-chart__measure").Add(chart.Measure))
            .Add(Picture("los-chart__wide", chart, Chart.Wide, $"chart-{index}-wide")).Add(Picture("los-chart__narrow", chart, Chart.Narrow, $"chart-{index}-narrow"))
            .Add(Table($"The numbers of: {chart.Title}", chart.Headings, chart.Rows, Enumerable.Range(1, chart.Headings.Count - 1).ToHashSet())).Add(From(chart.Origin)),
        var other => throw new NotSupportedException($"No page has a way to show a {other.GetType().Name}."),
    };

    private static Element Lines(string text) => new Element("p").Class("govuk-body", "los-as-typed").Add(text);

    private static Element Picture(string classes, Chart chart, int width, string id) => new Element("div").Class(classes).Add(FigureMarkup.Drawn(chart, width, id));

    private static IHtmlContent Where(Paper paper, Source source, bool whole) => (whole ? paper.Reach(source)?.AbsoluteUri : source.Href) is { } href
        ? new Element("a").Class("govuk-link").Attr("href", href).Add(source.Words)
        : Content.Text(source.Words)!;

    private static Element From(IHtmlContent where) => new Element("p").Class("los-source").Add("Source: ").Add(where);

    private static Element From(Origin origin) => new Element("p").Class("los-source").Add($"Source: {origin.Source}, as of ")
        .Add(new Element("time").Attr("datetime", Dates.Machine(origin.On)).Add(Dates.Plain(origin.On)));

    private static Element Table(string caption, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlySet<int> numeric)
    {
        Cell Of(string text, int column) => new() { Text = text, Format = numeric.Contains(column) ? "numeric" : null };
        return new Element("section").Class("los-pane").Attr("tabindex", "0").Attr("aria-label", caption).Add(Components.Table(new TableOptions
        {
            Caption = caption, CaptionClasses = "govuk-table__caption--s", FirstCellIsHeader = true,
            Head = [.. headings.Select(Of)], Rows = [.. rows.Select(r => (IReadOnlyList<Cell>)[.. r.Select(Of)])],
        }));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
