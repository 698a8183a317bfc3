using LineOfSight.Charts;

namespace LineOfSight.Design.Chain;

/// <summary>Where everything of a line of sight stands in the picture, in pixels.</summary>
internal sealed class ChainLayout
{
    public const double TextSize = 14;
    public const double LineHeight = 18;
    public const double Padding = 10;
    private const double PageWidth = 1136;
    private const double Top = 52;
    private const double Between = 14;
    private const double LeastColumn = 142;

    public ChainLayout(ChainPicture picture)
    {
        var columns = picture.Columns.Count;
        ColumnWidth = Math.Clamp(Math.Floor((PageWidth - ((columns - 1) * 20)) / Math.Max(columns, 1)), LeastColumn, 230);
        var gap = columns < 2 ? 0 : Math.Max(20, Math.Floor((PageWidth - (columns * ColumnWidth)) / (columns - 1)));
        Width = (columns * ColumnWidth) + ((columns - 1) * gap) + 4;
        var boxes = picture.Columns.Select(c => c.Nodes.Select(Measure).ToList()).ToList();
        var heights = boxes.Select(b => b.Sum(n => n.Height) + (Math.Max(0, b.Count - 1) * Between)).ToList();
        var tallest = heights.DefaultIfEmpty(0).Max();
        Height = Top + Math.Max(tallest, LineHeight * 2) + 6;
        Columns = [.. picture.Columns.Select((c, i) => (c.Name, 2 + (i * (ColumnWidth + gap))))];
        for (var i = 0; i < columns; i++)
        {
            var y = Top + ((tallest - heights[i]) / 2);
            foreach (var box in boxes[i])
            {
                Boxes[box.Node.Id] = box with { X = Columns[i].X, Y = y };
                y += box.Height + Between;
            }
        }
    }

    public double Width { get; }

    public double Height { get; }

    public double ColumnWidth { get; }

    public IReadOnlyList<(string Name, double X)> Columns { get; }

    public Dictionary<string, Box> Boxes { get; } = [];

    private Box Measure(ChainNode node)
    {
        var inside = ColumnWidth - (2 * Padding);
        var title = TextWidth.Wrap(node.Title, inside, TextSize, bold: true, most: 6);
        var detail = string.IsNullOrWhiteSpace(node.Detail) ? [] : TextWidth.Wrap(node.Detail, inside, TextSize, bold: false, most: 4);
        return new Box(node, title, detail, 0, 0, Math.Max(60, ((title.Count + detail.Count) * LineHeight) + (2 * Padding) + (detail.Count > 0 ? 4 : 0)));
    }

    /// <summary>One node with its lines of text and its place.</summary>
    public sealed record Box(ChainNode Node, IReadOnlyList<string> Title, IReadOnlyList<string> Detail, double X, double Y, double Height)
    {
        public double Middle => Y + (Height / 2);
    }
}
