using System.Globalization;
using LineOfSight.Figures;

namespace LineOfSight.Charts;

/// <summary>
/// Amounts that give and take, lying: to the right of nought what gives, to the left what takes. Each from nought, to be compared; or, where
/// they have a total, each from where the one above it ended, down to the total.
/// </summary>
public sealed record Waterfall : Chart
{
    private const double Thick = 22;

    /// <summary>Sets it up.</summary>
    /// <param name="title">What it shows, as an answer.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="of">What the names are: "Step".</param>
    /// <param name="unit">What the amounts are in: "bits".</param>
    /// <param name="items">At least one; an amount without end is drawn a little longer than the longest other.</param>
    /// <param name="total">What they come to together is called so; null: they do not add up to anything.</param>
    /// <param name="mark">An amount to hold them against; null when there is none.</param>
    /// <param name="origin">Definition, source and date.</param>
    public Waterfall(string title, string measure, string of, string unit, IReadOnlyList<Amount> items, string? total, Mark? mark, Origin origin)
        : base(title, measure, origin)
    {
        ArgumentNullException.ThrowIfNull(items);
        (Of, Unit, Total, Mark) = (of, unit, total, mark);
        Items = items.Count > 0 && !items.Any(i => double.IsNaN(i.Value)) && mark is not { Value: double.NaN }
            ? items : throw new ArgumentException("There is at least one amount, and each is a number.", nameof(items));
    }

    /// <summary>What the names are.</summary>
    public string Of { get; }

    /// <summary>What the amounts are in.</summary>
    public string Unit { get; }

    /// <summary>The amounts, from the top.</summary>
    public IReadOnlyList<Amount> Items { get; }

    /// <summary>What they come to together is called so; null when they do not add up to anything.</summary>
    public string? Total { get; }

    /// <summary>An amount to hold them against.</summary>
    public Mark? Mark { get; }

    /// <inheritdoc/>
    public override string Description =>
        $"{Measure}. {string.Join(". ", Rows.Select(r => $"{r[0]}: {r[1]} {Unit}{(r.Count > 2 ? $", together {r[2]}" : "")}"))}.{(Mark is { } mark ? $" {mark.Label}: {WithSign(mark.Value)}." : "")}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Headings => Total is null ? [Of, Capital(Unit)] : [Of, Capital(Unit), "Together"];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> Rows => Total is null
        ? [.. Items.Select(i => (IReadOnlyList<string>)[i.Label, WithSign(i.Value)])]
        : [.. Items.Select((i, n) => (IReadOnlyList<string>)[i.Label, WithSign(i.Value), WithSign(Items.Take(n + 1).Sum(x => x.Value))]), [Total, WithSign(Sum), WithSign(Sum)]];

    private double Sum => Items.Sum(i => i.Value);

    /// <summary>An amount as it is written: always with its sign, to two decimal places.</summary>
    /// <param name="value">The amount.</param>
    public static string WithSign(double value) =>
        double.IsPositiveInfinity(value) ? "+∞" : double.IsNegativeInfinity(value) ? "−∞" : value.ToString("+#,##0.00;−#,##0.00;0.00", CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // From where to where each bar goes, the total among them.
    private List<(string Label, double From, double To, string Text, bool IsTotal)> Spans()
    {
        var most = Items.Where(i => double.IsFinite(i.Value)).Select(i => Math.Abs(i.Value)).DefaultIfEmpty(1).Max() * 1.25;
        var spans = new List<(string, double, double, string, bool)>();
        var at = 0.0;
        foreach (var item in Items)
        {
            var end = (Total is null ? 0 : at) + Math.Clamp(item.Value, -most, most);
            spans.Add((item.Label, Total is null ? 0 : at, end, WithSign(item.Value), false));
            at = end;
        }

        if (Total is not null)
        {
            spans.Add((Total, 0, at, WithSign(Sum), true));
        }

        return spans;
    }

    private protected override void Draw(Drawing to)
    {
        var spans = Spans();
        var beside = to.Width >= 480;
        var left = beside ? Math.Min(spans.Max(s => TextWidth.Of(s.Label, Drawing.Size, s.IsTotal)) + 14, to.Width * 0.42) : 0;
        var room = spans.Max(s => TextWidth.Of(s.Text, Drawing.Size, true)) + 8;
        var ends = spans.SelectMany(s => new[] { s.From, s.To }).Append(0).Concat(Mark is { } m ? [m.Value] : Array.Empty<double>()).Where(double.IsFinite).ToList();
        var (low, high) = (ends.Min(), Math.Max(ends.Max(), ends.Min() + 0.01));
        var (start, end) = (left + (low < 0 ? room : 2), to.Width - room);
        double X(double value) => start + ((end - start) * (value - low) / (high - low));
        var top = Mark is null ? 4.0 : 30;
        var places = Places(spans, top, beside, beside ? left - 14 : to.Width);
        var bottom = places[^1].Bar + Thick + 6;
        to.Rule(X(0), top - 4, X(0), bottom, Palette.Text);
        if (Mark is { } mark)
        {
            var half = TextWidth.Of(Words(mark), Drawing.Size, false) / 2;
            to.Path([(X(mark.Value), top - 6), (X(mark.Value), bottom)], Palette.Text, "3 3", 1);
            to.Text(Words(mark), Math.Clamp(X(mark.Value), half, to.Width - half), 16, "middle");
        }

        for (var i = 0; i < spans.Count; i++)
        {
            var ((_, from, till, text, isTotal), (lines, words, bar)) = (spans[i], places[i]);
            foreach (var (line, n) in lines.Select((l, n) => (l, n)))
            {
                to.TextOnPaper(line, 0, words + (n * Drawing.Line) + 14, bold: isTotal);
            }

            to.Box(X(Math.Min(from, till)), bar, Math.Max(Math.Abs(X(till) - X(from)), 1), Thick, isTotal ? Palette.Sum : till >= from ? Palette.Gives : Palette.Takes);
            to.TextOnPaper(text, till >= from ? X(till) + 6 : X(till) - 6, bar + 16, till >= from ? "start" : "end", bold: true);
            if (Total is not null && i + 1 < spans.Count)
            {
                to.Rule(X(till), bar + Thick, X(till), beside ? places[i + 1].Bar : bar + Thick + 5, Palette.Text);
            }
        }

        to.Height = bottom + 2;
    }

    private static string Words(Mark mark) => $"{mark.Label} {WithSign(mark.Value)}";

    private static List<(IReadOnlyList<string> Lines, double Words, double Bar)> Places(IEnumerable<(string Label, double, double, string, bool IsTotal)> spans, double y, bool beside, double width)
    {
        var places = new List<(IReadOnlyList<string>, double, double)>();
        foreach (var span in spans)
        {
            var lines = TextWidth.Wrap(span.Label, width, Drawing.Size, span.IsTotal, 3);
            var tall = beside ? Math.Max(Thick, lines.Count * Drawing.Line) : Thick;
            places.Add((lines, beside ? y + ((tall - (lines.Count * Drawing.Line)) / 2) : y, beside ? y + ((tall - Thick) / 2) : y + (lines.Count * Drawing.Line) + 4));
            y = beside ? y + tall + 8 : places[^1].Item3 + Thick + 10;
        }

        return places;
    }
}

/// <summary>An amount with its name.</summary>
/// <param name="Label">The name.</param>
/// <param name="Value">What it gives, or takes when below 0.</param>
public sealed record Amount(string Label, double Value);

/// <summary>A value on the scale to hold others against: a limit.</summary>
/// <param name="Label">What it is called: "Link from".</param>
/// <param name="Value">Where it is.</param>
public sealed record Mark(string Label, double Value);
