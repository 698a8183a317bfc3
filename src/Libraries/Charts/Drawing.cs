using System.Globalization;
using System.Xml.Linq;

namespace LineOfSight.Charts;

/// <summary>An SVG picture under construction. Everything is set by attributes of SVG: the security policy allows no style.</summary>
internal sealed class Drawing(int width)
{
    /// <summary>How high letters are (pixels); the picture is never scaled.</summary>
    public const double Size = 14;

    /// <summary>From one line of letters to the next.</summary>
    public const double Line = 18;

    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly List<XElement> parts = [];

    public int Width => width;

    /// <summary>How high it has become.</summary>
    public double Height { get; set; }

    public void Box(double x, double y, double w, double h, string colour) => parts.Add(Part("rect", ("x", x), ("y", y), ("width", Math.Max(w, 0)), ("height", Math.Max(h, 0)), ("fill", colour)));

    public void Rule(double x1, double y1, double x2, double y2, string colour) =>
        parts.Add(Part("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", colour), ("stroke-width", 1)));

    public void Path(IEnumerable<(double X, double Y)> points, string colour, string? dash, int thick = 3)
    {
        var path = Part("polyline", ("points", string.Join(' ', points.Select(p => $"{Of(p.X)},{Of(p.Y)}"))), ("fill", "none"), ("stroke", colour), ("stroke-width", thick));
        if (dash is not null)
        {
            path.Add(new XAttribute("stroke-dasharray", dash));
        }

        parts.Add(path);
    }

    /// <summary>A circle, square, triangle or diamond.</summary>
    public void Marker(int shape, double x, double y, string colour) => parts.Add((shape % 4) switch
    {
        0 => Part("circle", ("cx", x), ("cy", y), ("r", 4.5), ("fill", colour)),
        1 => Part("rect", ("x", x - 4.5), ("y", y - 4.5), ("width", 9), ("height", 9), ("fill", colour)),
        2 => Part("path", ("d", $"M{Of(x)} {Of(y - 6)}L{Of(x + 6)} {Of(y + 5)}L{Of(x - 6)} {Of(y + 5)}Z"), ("fill", colour)),
        _ => Part("path", ("d", $"M{Of(x)} {Of(y - 6)}L{Of(x + 6)} {Of(y)}L{Of(x)} {Of(y + 6)}L{Of(x - 6)} {Of(y)}Z"), ("fill", colour)),
    });

    /// <param name="text">The letters; one line.</param>
    /// <param name="x">Where they begin, stand in the middle or end.</param>
    /// <param name="y">Their base line.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="colour">Their colour.</param>
    /// <param name="bold">Whether they are bold.</param>
    public void Text(string text, double x, double y, string anchor = "start", string colour = Palette.Text, bool bold = false)
    {
        var words = Part("text", ("x", x), ("y", y), ("text-anchor", anchor), ("fill", colour), ("font-size", Size), ("font-family", "Helvetica, Arial, sans-serif"));
        if (bold)
        {
            words.Add(new XAttribute("font-weight", "700"));
        }

        words.Add(Clean(text));
        parts.Add(words);
    }

    /// <summary>Letters on a ground of their own, so that no line goes through them.</summary>
    public void TextOnPaper(string text, double x, double y, string anchor = "start", bool bold = false)
    {
        var wide = TextWidth.Of(text, Size, bold);
        Box(x - 2 - (anchor switch { "middle" => wide / 2, "end" => wide, _ => 0 }), y - 14, wide + 4, Line, Palette.Paper);
        Text(text, x, y, anchor, bold: bold);
    }

    /// <summary>Names at the end of their lines, the highest first, pushed apart where they would meet; how far down they reach.</summary>
    /// <param name="ends">Each name, and how high its line ends.</param>
    /// <param name="x">Where the names begin.</param>
    /// <param name="width">How wide they may be.</param>
    /// <param name="least">Above this there is no room.</param>
    public double Names(IEnumerable<(string Name, double Y)> ends, double x, double width, double least)
    {
        foreach (var (name, y) in ends.OrderBy(e => e.Y))
        {
            var at = Math.Max(least, y + 5);
            foreach (var line in TextWidth.Wrap(name, width, Size, true, 3))
            {
                Text(line, x, at, bold: true);
                at += Line;
            }

            least = at + 4;
        }

        return least;
    }

    public XElement Done(string id, string title, string description) => new(
        Svg + "svg",
        new XAttribute("role", "img"), new XAttribute("aria-labelledby", $"{id}-title {id}-desc"), new XAttribute("width", width), new XAttribute("height", Of(Height)),
        new XAttribute("viewBox", $"0 0 {width} {Of(Height)}"), new XAttribute("focusable", "false"),
        new XElement(Svg + "title", new XAttribute("id", id + "-title"), Clean(title)), new XElement(Svg + "desc", new XAttribute("id", id + "-desc"), Clean(description)), parts);

    private static XElement Part(string name, params (string Name, object Value)[] attributes) =>
        new(Svg + name, attributes.Select(a => new XAttribute(a.Name, a.Value is double number ? Of(number) : a.Value)));

    private static string Of(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);

    // What XML does not allow is left out; a stored control character must not take the page away.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is 9 or 10 or 13 or >= 0x20 and not 0xfffe and not 0xffff).Select(r => r.ToString()));
}
