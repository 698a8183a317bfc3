using System.Globalization;
using LineOfSight.Figures;

namespace LineOfSight.Charts;

/// <summary>One to four shares of a hundred that rise or fall from one setting to the next, such as precision and recall by threshold.</summary>
public sealed record Curves : Chart
{
    private const double Tall = 240;
    private const int Whole = 100;

    /// <summary>Sets it up.</summary>
    /// <param name="title">What it shows, as an answer.</param>
    /// <param name="measure">What the shares are of: a share is told with its base.</param>
    /// <param name="of">What the points are: "Threshold".</param>
    /// <param name="points">The settings, in order; at least two; equally far apart in the picture.</param>
    /// <param name="series">One to four; hundredths from 0 to 100, or null, for each point. They are told as parts of one: 0.978.</param>
    /// <param name="marked">The place of the setting that was taken; null when none was.</param>
    /// <param name="origin">Definition, source and date.</param>
    public Curves(string title, string measure, string of, IReadOnlyList<string> points, IReadOnlyList<Series> series, int? marked, Origin origin)
        : base(title, measure, origin)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(series);
        if (points.Count < 2 || series.Count is < 1 or > 4 || series.Any(s => s.Values.Count != points.Count || s.Values.Any(v => v is < 0 or > Whole)) || marked < 0 || marked >= points.Count)
        {
            throw new ArgumentException("One to four curves over two points or more, each with 0 to 100 or nothing for each point.", nameof(series));
        }

        (Of, Points, Series, Marked) = (of, points, series, marked);
    }

    /// <summary>What the points are.</summary>
    public string Of { get; }

    /// <summary>The settings.</summary>
    public IReadOnlyList<string> Points { get; }

    /// <summary>The curves.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <summary>The place of the setting that was taken.</summary>
    public int? Marked { get; }

    /// <inheritdoc/>
    public override string Description =>
        $"{Measure}. {string.Join(". ", Points.Select((p, i) => $"{p}{(i == Marked ? " (taken)" : "")}: {string.Join(", ", Series.Select(s => $"{s.Name} {Share(s.Values[i])}"))}"))}. The scale begins at {Tick(Lowest)}.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Headings => [Of, .. Series.Select(s => s.Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> Rows => [.. Points.Select((p, i) => (IReadOnlyList<string>)[p, .. Series.Select(s => Share(s.Values[i]))])];

    // Shares near the whole would all lie on one line if the scale began at nought; where it begins is said.
    private int Lowest => Math.Min(Whole - 10, (int)Math.Floor((Series.SelectMany(s => s.Values).Min() ?? 0) / 10) * 10);

    // A part is never told as nothing, nor as the whole.
    private static string Share(decimal? share) => share switch
    {
        null => Symbol.NotAvailable.Words(),
        > 99.95m and < Whole => "more than 0.999",
        > 0 and < 0.05m => "less than 0.001",
        { } value => (value / Whole).ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Tick(int hundredths) => ((decimal)hundredths / Whole).ToString("0.00", CultureInfo.InvariantCulture);

    private protected override void Draw(Drawing to)
    {
        var lowest = Lowest;
        var step = Whole - lowest <= 10 ? 2 : Whole - lowest <= 30 ? 5 : Whole - lowest <= 60 ? 10 : 20;
        var left = TextWidth.Of("1.00", Drawing.Size, false) + 10;
        var names = Math.Min(Series.Max(s => TextWidth.Of(s.Name, Drawing.Size, true)) + 4, to.Width * 0.34);
        var right = to.Width - names - 14;
        var (top, bottom) = (Marked is null ? 10.0 : 34, 34 + Tall);
        double X(int point) => left + 8 + ((right - left - 16) * point / (Points.Count - 1));
        double Y(decimal share) => bottom - ((double)(share - lowest) / (Whole - lowest) * (bottom - top));
        for (var tick = Whole; tick >= lowest; tick -= step)
        {
            to.Rule(left, Y(tick), right, Y(tick), tick == lowest ? Palette.Text : Palette.Grid);
            to.Text(Tick(tick), left - 8, Y(tick) + 5, "end");
        }

        if (Marked is { } marked)
        {
            var words = $"Taken: {Points[marked]}";
            var half = TextWidth.Of(words, Drawing.Size, true) / 2;
            to.Path([(X(marked), top - 8), (X(marked), bottom)], Palette.Text, "3 3", 1);
            to.Text(words, Math.Clamp(X(marked), half, to.Width - half), 16, "middle", bold: true);
        }

        PointNames(to, X, bottom + 18);
        foreach (var (series, index) in Series.Select((s, i) => (s, i)))
        {
            var there = Enumerable.Range(0, Points.Count).Where(i => series.Values[i] is not null).Select(i => (X(i), Y(series.Values[i]!.Value))).ToList();
            to.Path(there, Palette.Colours[index], Palette.Dashes[index]);
            there.ForEach(p => to.Marker(index, p.Item1, p.Item2, Palette.Colours[index]));
        }

        to.Text(Of, left, bottom + 38);
        to.Height = Math.Max(bottom + 46, to.Names(Series.Select(s => (s.Name, Y(s.Values.LastOrDefault(v => v is not null) ?? lowest))), right + 10, names, top + 5));
    }

    // As many as have room, from the left.
    private void PointNames(Drawing to, Func<int, double> x, double y)
    {
        var free = double.NegativeInfinity;
        for (var i = 0; i < Points.Count; i++)
        {
            var half = TextWidth.Of(Points[i], Drawing.Size, false) / 2;
            if (x(i) - half > free)
            {
                to.Text(Points[i], x(i), y, "middle");
                free = x(i) + half + 8;
            }
        }
    }
}
