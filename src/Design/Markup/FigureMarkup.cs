using LineOfSight.Charts;
using LineOfSight.Design.Html;
using LineOfSight.Figures;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

/// <summary>How numbers are shown: a figure, a table of counts that may be published, and a chart.</summary>
internal static class FigureMarkup
{
    public static Element Figure(Figure figure, string? classes = null, Attributes? more = null) => new Element("figure").Class("los-figure", classes).All(more)
        .Add(new Element("span").Class("los-figure__value").Add(figure.Text))
        .Add(new Element("figcaption").Add(new Element("span").Class("los-figure__definition").Add(figure.Origin.Definition)).Add(ComesFrom(figure.Origin, figure.Origin.Definition)));

    /// <summary>The table with its notes and where it comes from. The pane scrolls by itself when it is wide.</summary>
    public static IHtmlContent CountTable(PublishedTable table, string? classes = null) => new Element("div").Class("los-counts", classes)
        .Add(Pane(table.Of.Title, Components.Table(new TableOptions
        {
            Caption = table.Of.Title, CaptionClasses = "govuk-table__caption--m", FirstCellIsHeader = true,
            Head = [new Cell { Text = Capital(table.Of.Unit) }, .. table.Columns.Select(Heading)],
            Rows = [.. table.Rows.Zip(table.Cells, (name, cells) => (IReadOnlyList<Cell>)[new Cell { Text = name }, .. cells.Select(c => Number(c.Text))])],
        })))
        .Add(table.Notes.Count == 0 ? null : new Element("p").Class("los-counts__notes").Add(string.Join(" ", table.Notes)))
        .Add(ComesFrom(table.Of.Origin, table.Of.Title));

    /// <summary>A chart with its answer as heading, the numbers as a table, and where they come from.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="id">Unlike any other on the page.</param>
    /// <param name="level">The heading's level.</param>
    /// <param name="data">Where the numbers can be had as a file, or null.</param>
    public static IHtmlContent Chart(Chart chart, string id, int level = 3, string? data = null) => new Element("figure").Class("los-chart").Attr("id", id)
        .Add(new Element($"h{level}").Class("los-chart__title").Add(chart.Title))
        .Add(new Element("p").Class("los-chart__measure").Add(chart.Measure))
        .Add(new Element("div").Class("los-chart__wide").Add(new Picture(chart, Charts.Chart.Wide, id + "-wide")))
        .Add(new Element("div").Class("los-chart__narrow").Add(new Picture(chart, Charts.Chart.Narrow, id + "-narrow")))
        .Add(Components.Details(new DetailsOptions { SummaryHtml = Summary("See the numbers as a table", chart.Title), Html = Numbers(chart) }))
        .Add(data is null ? null : new Element("p").Class("govuk-body").Add(new Element("a").Class("govuk-link").Attr("href", data).Flag("download", on: true)
            .Add(Summary("Download the data (CSV)", chart.Title))))
        .Add(ComesFrom(chart.Origin, chart.Title));

    public static IHtmlContent Numbers(Chart chart) => Pane(chart.Title, Components.Table(new TableOptions
    {
        Caption = chart.Measure, CaptionClasses = "govuk-visually-hidden", FirstCellIsHeader = true,
        Head = [new Cell { Text = chart.Headings[0] }, .. chart.Headings.Skip(1).Select(Heading)],
        Rows = [.. chart.Rows.Select(r => (IReadOnlyList<Cell>)[new Cell { Text = r[0] }, .. r.Skip(1).Select(Number)])],
    }));

    public static Element Drawn(Chart chart, int width, string id) => new Element("div").Add(new Picture(chart, width, id));

    public static IHtmlContent ComesFrom(Origin origin, string of) => Components.Details(new DetailsOptions
    {
        Classes = "los-origin", SummaryHtml = Summary("Where this number comes from", of),
        Html = new Element("dl").Class("los-origin__list")
            .Add(Pair("What is counted", Content.Text(origin.Definition)!)).Add(Pair("Source", Content.Text(origin.Source)!))
            .Add(Pair("As of", new Element("time").Attr("datetime", Dates.Machine(origin.On)).Add(Dates.Plain(origin.On)))),
    });

    private static Element Pair(string term, IHtmlContent words) => new Element("div").Add(new Element("dt").Add(term)).Add(new Element("dd").Add(words));

    private static IHtmlContent Summary(string words, string of) =>
        Content.Join(Content.Text(words), new Element("span").Class("govuk-visually-hidden").Add($": {of}"));

    private static Element Pane(string label, IHtmlContent table) =>
        new Element("section").Class("los-pane").Attr("tabindex", "0").Attr("aria-label", label).Add(table);

    private static Cell Heading(string text) => new() { Text = text, Format = "numeric" };

    private static Cell Number(string text) => new() { Text = text, Format = "numeric" };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // The element is made by the library of charts, which encodes every text of it.
    private sealed class Picture(Chart chart, int width, string id) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder) =>
            writer.Write(chart.Draw(width, id).ToString(System.Xml.Linq.SaveOptions.DisableFormatting));
    }
}
