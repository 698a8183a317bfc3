using LineOfSight.Figures;

namespace LineOfSight.Charts;

/// <summary>Counts side by side, lying: long names have room. From zero, in the order given; sort by count unless the names have an order of their own.</summary>
public sealed record Bars : Chart
{
    private const double Thick = 26;

    /// <summary>Sets it up.</summary>
    /// <param name="title">What it shows, as an answer.</param>
    /// <param name="measure">What is counted and over which time.</param>
    /// <param name="of">What the names are: "Age".</param>
    /// <param name="unit">What is counted: "actions".</param>
    /// <param name="items">At least one.</param>
    /// <param name="origin">Definition, source and date.</param>
    public Bars(string title, string measure, string of, string unit, IReadOnlyList<Bar> items, Origin origin)
        : base(title, measure, origin)
    {
        ArgumentNullException.ThrowIfNull(items);
        (Of, Unit, Items) = (of, unit, items.Count > 0 && items.All(i => i.Count >= 0) ? items : throw new ArgumentException("A chart has at least one bar, and none below 0.", nameof(items)));
    }

    /// <summary>What the names are.</summary>
    public string Of { get; }

    /// <summary>What is counted.</summary>
    public string Unit { get; }

    /// <summary>The bars, from the top.</summary>
    public IReadOnlyList<Bar> Items { get; }

    /// <inheritdoc/>
    public override string Description => $"{Measure}. {string.Join(". ", Items.Select(i => $"{i.Label}: {Number(i.Count)}"))}.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Headings => [Of, char.ToUpperInvariant(Unit[0]) + Unit[1..]];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> Rows => [.. Items.Select(i => (IReadOnlyList<string>)[i.Label, Number(i.Count)])];

    private protected override void Draw(Drawing to)
    {
        var beside = to.Width >= 480;
        var left = beside ? Math.Min(Items.Max(i => TextWidth.Of(i.Label, Drawing.Size, false)) + 12, to.Width * 0.4) : 0;
        var most = Math.Max(1, Items.Max(i => i.Count));
        var room = to.Width - left - TextWidth.Of(Number(most), Drawing.Size, true) - 10;
        var y = 4.0;
        foreach (var item in Items)
        {
            var lines = TextWidth.Wrap(item.Label, beside ? left - 12 : to.Width, Drawing.Size, false, 3);
            var tall = beside ? Math.Max(Thick, lines.Count * Drawing.Line) : Thick;
            var words = beside ? y + (tall - lines.Count * Drawing.Line) / 2 : y;
            foreach (var (line, index) in lines.Select((l, i) => (l, i)))
            {
                to.Text(line, 0, words + (index * Drawing.Line) + 14);
            }

            var bar = beside ? y + (tall - Thick) / 2 : y + lines.Count * Drawing.Line + 4;
            var length = room * item.Count / most;
            to.Box(left, bar, Math.Max(length, 1), Thick, item.Count == 0 ? Palette.Grid : Palette.Colours[0]);
            to.Text(Number(item.Count), left + length + 6, bar + 18, bold: true);
            y = beside ? y + tall + 10 : bar + Thick + 12;
        }

        to.Height = y;
    }
}
