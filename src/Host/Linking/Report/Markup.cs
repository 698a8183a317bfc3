using System.Xml.Linq;
using LineOfSight.Charts;

namespace LineOfSight.Host.Linking.Report;

/// <summary>The few elements that the report is made of. All text is encoded when it is written.</summary>
internal static class Markup
{
    /// <summary>An element; a pair of texts is an attribute, null is nothing.</summary>
    public static XElement Tag(string name, params object?[] content) =>
        new(name, content.Select(c => c is ValueTuple<string, string> attribute ? new XAttribute(attribute.Item1, attribute.Item2) : c));

    public static XElement P(params object?[] content) => Tag("p", content);

    /// <summary>A chapter with a heading that can be linked to.</summary>
    public static XElement Chapter(string id, string heading, params object?[] content) =>
        Tag("section", ("id", id), ("aria-labelledby", id + "-heading"), Tag("h2", ("id", id + "-heading"), heading), content);

    /// <summary>What a record holds or is called: its letters may run either way.</summary>
    public static XElement AsGiven(string text) => Tag("bdi", text);

    /// <summary>A table in a pane of its own, which scrolls where it is too wide.</summary>
    /// <param name="caption">What it shows; unlike any other on the page.</param>
    /// <param name="headings">The headings.</param>
    /// <param name="words">The places of the columns that hold words; all others hold numbers.</param>
    /// <param name="rows">The rows; the first cell names the row.</param>
    public static XElement Table(string caption, IReadOnlyList<string> headings, IReadOnlyCollection<int> words, IEnumerable<IReadOnlyList<object?>> rows) =>
        Tag("section", ("class", "pane"), ("tabindex", "0"), ("aria-label", caption), Tag(
            "table",
            Tag("caption", Tag("span", caption)),
            Tag("thead", Tag("tr", headings.Select((h, i) => Tag("th", ("scope", "col"), Kind(words, i), h)))),
            Tag("tbody", rows.Select(r => Tag("tr", r.Select((c, i) => i == 0 ? Tag("th", ("scope", "row"), c) : Tag("td", Kind(words, i), c)))))));

    /// <summary>A picture with its answer, and the words about it.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="id">Unlike any other on the page.</param>
    /// <param name="heading">The element of its title; null where it has one already.</param>
    /// <param name="source">Whether its source is said under it.</param>
    public static XElement Figure(Chart chart, string id, string? heading, bool source) => Tag(
        "figure", ("class", "chart"),
        heading is null ? null : Tag(heading, chart.Title),
        Tag("p", ("class", "measure"), chart.Measure),
        Tag("div", ("class", "wide"), chart.Draw(Chart.Wide, id + "-wide")),
        Tag("div", ("class", "narrow"), chart.Draw(Chart.Narrow, id + "-narrow")),
        source ? Tag("figcaption", $"{chart.Origin.Definition} Source: {chart.Origin.Source}.") : null);

    /// <summary>What is folded away until it is asked for; on paper it is always there.</summary>
    /// <param name="id">Unlike any other on the page.</param>
    /// <param name="name">What opens it.</param>
    /// <param name="beside">What can be seen without opening it; null: nothing.</param>
    /// <param name="content">What is folded away.</param>
    public static XElement Fold(string id, object name, string? beside, params object?[] content) => Tag(
        "details", ("id", id),
        Tag("summary", Tag("span", ("class", "name"), name), beside is null ? null : new object[] { " ", Tag("span", ("class", "verdict"), beside) }),
        Tag("div", ("class", "folded"), content));

    private static object? Kind(IReadOnlyCollection<int> words, int column) => column == 0 || words.Contains(column) ? null : ("class", "number");
}
