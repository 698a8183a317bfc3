using LineOfSight.Figures;

namespace LineOfSight.Charts;

/// <summary>Counts of months, each in layers that add up: where the findings of a month have come to. Two to four layers.</summary>
public sealed record Stack : Chart
{
    private const double Gap = 2;

    /// <summary>Sets it up.</summary>
    /// <param name="title">What it shows, as an answer.</param>
    /// <param name="measure">What is counted and over which time.</param>
    /// <param name="unit">What is counted: "findings".</param>
    /// <param name="months">The months, in order; at least one.</param>
    /// <param name="layers">Two to four, from the bottom; whole numbers from 0, one for each month.</param>
    /// <param name="origin">Definition, source and date.</param>
    public Stack(string title, string measure, string unit, IReadOnlyList<Month> months, IReadOnlyList<Series> layers, Origin origin)
        : base(title, measure, origin)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(layers);
        if (months.Count == 0 || layers.Count is < 2 or > 4 || layers.Any(l => l.Values.Count != months.Count || l.Values.Any(v => v is null or < 0 || v != Math.Floor(v.Value))))
        {
            throw new ArgumentException("Two to four layers, each with a whole number from 0 for each month.", nameof(layers));
        }

        (Unit, Months, Layers) = (unit, months, layers);
    }

    /// <summary>What is counted.</summary>
    public string Unit { get; }

    /// <summary>The months.</summary>
    public IReadOnlyList<Month> Months { get; }

    /// <summary>The layers, from the bottom.</summary>
    public IReadOnlyList<Series> Layers { get; }

    /// <inheritdoc/>
    public override string Description => $"{Measure}. {string.Join(". ", Months.Select((m, i) => $"{m.Full}: {Number(Total(i))}{(Total(i) == 0 ? "" : $", of which {Parts(i)}")}"))}.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Headings => ["Month", .. Layers.Select(l => l.Name), "All"];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> Rows =>
        [.. Months.Select((m, i) => (IReadOnlyList<string>)[m.Full, .. Layers.Select(l => Number(l.Values[i]!.Value)), Number(Total(i))])];

    private decimal Total(int month) => Layers.Sum(l => l.Values[month]!.Value);

    private string Parts(int month) => string.Join(", ", Layers.Where(l => l.Values[month] > 0).Select(l => $"{Number(l.Values[month]!.Value)} {Sentence(l.Name)}"));

    private static string Sentence(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private protected override void Draw(Drawing to)
    {
        var y = Key(to, 0);
        if (to.Width >= 480)
        {
            Standing(to, y);
        }
        else
        {
            Lying(to, y);
        }
    }

    // In the order of the layers as they stand, the top one first.
    private double Key(Drawing to, double y)
    {
        var x = 0.0;
        foreach (var (layer, index) in Layers.Select((l, i) => (l, i)).Reverse())
        {
            var wide = TextWidth.Of(layer.Name, Drawing.Size, false) + 42;
            if (x > 0 && x + wide > to.Width)
            {
                (x, y) = (0, y + 22);
            }

            to.Box(x, y + 2, 14, 14, Palette.Colours[index]);
            to.Text(layer.Name, x + 20, y + 14);
            x += wide;
        }

        return y + 34;
    }

    private void Standing(Drawing to, double top)
    {
        const double Tall = 220;
        var (greatest, step) = Scale(Enumerable.Range(0, Months.Count).Max(Total));
        var left = TextWidth.Of(Number(greatest), Drawing.Size, false) + 10;
        var bottom = top + Tall;
        for (var tick = 0m; tick <= greatest; tick += step)
        {
            var at = bottom - (double)(tick / greatest) * (Tall - 20);
            to.Rule(left, at, to.Width, at, tick == 0 ? Palette.Text : Palette.Grid);
            to.Text(Number(tick), left - 8, at + 5, "end");
        }

        var each = (to.Width - left) / Months.Count;
        var every = (int)Math.Ceiling(30 / each);
        for (var m = 0; m < Months.Count; m++)
        {
            var (x, thick, at) = (left + m * each + each * 0.15, each * 0.7, bottom);
            foreach (var (layer, index) in Layers.Select((l, i) => (l, i)))
            {
                var high = (double)(layer.Values[m]!.Value / greatest) * (Tall - 20);
                if (high > 0)
                {
                    at -= high;
                    to.Box(x, at, thick, Math.Max(high - Gap, 1), Palette.Colours[index]);
                    if (high >= 20 && thick >= TextWidth.Of(Number(layer.Values[m]!.Value), Drawing.Size, false) + 2)
                    {
                        to.Text(Number(layer.Values[m]!.Value), x + thick / 2, at + high / 2 + 4, "middle", Palette.OnColours[index]);
                    }
                }
            }

            if (m % every == 0)
            {
                to.Text(Months[m].Brief, x + thick / 2, bottom + 18, "middle");
            }

            if (m == 0 || Months[m].Number == 1)
            {
                to.Text(Months[m].Year, x + thick / 2, bottom + 36, "middle");
            }
        }

        to.Height = bottom + 44;
    }

    private void Lying(Drawing to, double top)
    {
        var greatest = Math.Max(1, Enumerable.Range(0, Months.Count).Max(Total));
        var left = TextWidth.Of("Mar 2026", Drawing.Size, false) + 10;
        var room = to.Width - left - TextWidth.Of(Number(greatest), Drawing.Size, true) - 8;
        var y = top;
        for (var m = 0; m < Months.Count; m++, y += 32)
        {
            to.Text(Months[m].Full, 0, y + 17);
            var x = left;
            foreach (var (layer, index) in Layers.Select((l, i) => (l, i)).Where(l => l.l.Values[m] > 0))
            {
                var length = room * (double)(layer.Values[m]!.Value / greatest);
                to.Box(x, y, Math.Max(length - Gap, 1), 24, Palette.Colours[index]);
                if (length >= TextWidth.Of(Number(layer.Values[m]!.Value), Drawing.Size, false) + 6)
                {
                    to.Text(Number(layer.Values[m]!.Value), x + length / 2, y + 17, "middle", Palette.OnColours[index]);
                }

                x += length;
            }

            to.Text(Number(Total(m)), x + 6, y + 17, bold: true);
        }

        to.Height = y;
    }
}
