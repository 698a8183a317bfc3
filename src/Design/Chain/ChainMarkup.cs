using System.Globalization;
using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Chain;

/// <summary>Draws a line of sight as a picture whose nodes are links, and writes the same as a list.</summary>
internal static class ChainMarkup
{
    /// <summary>
    /// A group and not role="img": what stands inside an image cannot be reached, and every node is a link. Classes and
    /// presentation attributes only, because the policy forbids inline styles.
    /// </summary>
    public static IHtmlContent Picture(ChainPicture picture, string id)
    {
        var layout = new ChainLayout(picture);
        var svg = new Element("svg").Attr("xmlns", "http://www.w3.org/2000/svg").Attr("viewBox", $"0 0 {Px(layout.Width)} {Px(layout.Height)}")
            .Attr("width", Px(layout.Width)).Attr("height", Px(layout.Height)).Attr("role", "group").Attr("aria-labelledby", $"{id}-title {id}-desc")
            .Add(new Element("title").Attr("id", $"{id}-title").Add(picture.Title))
            .Add(new Element("desc").Attr("id", $"{id}-desc").Add(picture.Description));
        foreach (var (name, x) in layout.Columns)
        {
            svg.Add(Text("los-chain__column", x, 18, name))
                .Add(new Element("line").Class("los-chain__rule").Attr("x1", Px(x)).Attr("x2", Px(x + layout.ColumnWidth)).Attr("y1", "30").Attr("y2", "30"));
        }
        // All lines are one path: a long chain has hundreds.
        var edges = string.Concat(picture.Edges.Distinct().Select(e => Edge(layout, e)));
        svg.Add(edges.Length == 0 ? null : new Element("path").Class("los-chain__edge").Attr("d", edges));
        for (var i = 0; i < picture.Columns.Count; i++)
        {
            var column = picture.Columns[i];
            svg.Add(column.Nodes.Count > 0 ? null : Text("los-chain__detail", layout.Columns[i].X, 66, column.Empty));
            svg.AddAll(column.Nodes.Select(n => Node(layout.Boxes[n.Id], layout.ColumnWidth)));
        }
        return svg;
    }

    public static IHtmlContent List(ChainPicture picture, int headingLevel) => new Element("ol").Class("los-chain__list")
        .AddAll(picture.Columns.Select(column => new Element("li").Class("los-chain__step")
            .Add(new Element($"h{headingLevel}").Class("los-chain__step-name").Add(column.Name))
            .Add(column.Nodes.Count == 0 ? new Element("p").Class("los-chain__note").Add(column.Empty)
                : new Element("ul").Class("los-chain__entries").AddAll(column.Nodes.Select(Entry)))));

    private static Element Entry(ChainNode node) => new Element("li")
        .Class("los-chain__entry", node.State == ChainState.Late ? "los-chain__entry--late" : null)
        .Add(node.Href is null
            ? node.State == ChainState.Current ? new Element("strong").Add(node.Title) : Content.Text(node.Title)
            : new Element("a").Class("govuk-link").Attr("href", node.Href).Attr("aria-current", node.State == ChainState.Current ? "true" : null).Add(node.Title))
        .Add(string.IsNullOrWhiteSpace(node.Detail) ? null : new Element("span").Class("los-chain__note").Add(node.Detail));

    private static Element Node(ChainLayout.Box box, double width)
    {
        var node = box.Node;
        var classes = node.State == ChainState.None ? "los-chain__node" : $"los-chain__node los-chain__node--{node.State.ToString().ToLowerInvariant()}";
        var element = node.Href is null ? new Element("g").Class(classes)
            : new Element("a").Class(classes).Attr("href", node.Href);
        element.Add(new Element("rect").Class("los-chain__box").Attr("x", Px(box.X)).Attr("y", Px(box.Y)).Attr("width", Px(width)).Attr("height", Px(box.Height)).Attr("rx", "4"));
        var y = box.Y + ChainLayout.Padding + ChainLayout.TextSize;
        foreach (var line in box.Title)
        {
            // The space keeps the lines apart where they are read as one name.
            element.Add(Text("los-chain__title", box.X + ChainLayout.Padding, y, line + " "));
            y += ChainLayout.LineHeight;
        }
        y += 4;
        foreach (var line in box.Detail)
        {
            element.Add(Text("los-chain__detail", box.X + ChainLayout.Padding, y, line + " "));
            y += ChainLayout.LineHeight;
        }
        return element;
    }

    private static string? Edge(ChainLayout layout, ChainEdge edge)
    {
        if (!layout.Boxes.TryGetValue(edge.From, out var from) || !layout.Boxes.TryGetValue(edge.To, out var to))
        {
            return null;
        }
        var (x1, x2) = (from.X + layout.ColumnWidth, to.X);
        var middle = (x1 + x2) / 2;
        return string.Create(
            CultureInfo.InvariantCulture, $"M{x1:0.#} {from.Middle:0.#}C{middle:0.#} {from.Middle:0.#} {middle:0.#} {to.Middle:0.#} {x2:0.#} {to.Middle:0.#}");
    }

    private static Element Text(string classes, double x, double y, string text) =>
        new Element("text").Class(classes).Attr("x", Px(x)).Attr("y", Px(y)).Add(text);

    private static string Px(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
