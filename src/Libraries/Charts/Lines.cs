using LineOfSight.Figures;

namespace LineOfSight.Charts;

/// <summary>One to four lines over time, each with its name at its end, its own dash and its own marker.</summary>
public sealed record Lines : Chart
{
    private const double Tall = 220;

    /// <summary>Sets it up.</summary>
    /// <param name="title">What it shows, as an answer.</param>
    /// <param name="measure">What is measured and over which time.</param>
    /// <param name="months">The months, in order; at least two.</param>
    /// <param name="series">One to four; from 0; a value or null for each month.</param>
    /// <param name="origin">Definition, source and date.</param>
    public Lines(string title, string measure, IReadOnlyList<Month> months, IReadOnlyList<Series> series, Origin origin)
        : base(title, measure, origin)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(series);
        if (months.Count < 2 || series.Count is < 1 or > 4 || series.Any(s => s.Values.Count != months.Count || s.Values.Any(v => v < 0)))
        {
            throw new ArgumentException("One to four lines over two months or more, each with a value from 0, or none, for each month.", nameof(series));
        }

        (Months, Series) = (months, series);
    }

    /// <summary>The months.</summary>
    public IReadOnlyList<Month> Months { get; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <inheritdoc/>
    public override string Description => $"{Measure}. {string.Join(". ", Months.Select((m, i) => $"{m.Full}: {string.Join(", ", Series.Select(s => $"{s.Name} {Value(s, i)}"))}"))}.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Headings => ["Month", .. Series.Select(s => s.Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> Rows => [.. Months.Select((m, i) => (IReadOnlyList<string>)[m.Full, .. Series.Select(s => Value(s, i))])];

    private static string Value(Series series, int month) => series.Values[month] is { } value ? Number(value) : Symbol.NotAvailable.Words();

    private protected override void Draw(Drawing to)
    {
        var (greatest, step) = Scale(Math.Max(1, Series.Max(s => s.Values.Max() ?? 0)));
        var names = Math.Min(Series.Max(s => TextWidth.Of(s.Name, Drawing.Size, true)) + 4, to.Width * 0.34);
        var left = TextWidth.Of(Number(greatest), Drawing.Size, false) + 10;
        var right = to.Width - names - 12;
        var (top, bottom) = (10.0, 10 + Tall);
        double X(int month) => left + 8 + (right - left - 8) * month / (Months.Count - 1);
        double Y(decimal value) => bottom - (double)(value / greatest) * (Tall - 10);
        for (var tick = 0m; tick <= greatest; tick += step)
        {
            to.Rule(left, Y(tick), right, Y(tick), tick == 0 ? Palette.Text : Palette.Grid);
            to.Text(Number(tick), left - 8, Y(tick) + 5, "end");
        }

        var every = Math.Max(1, (int)Math.Ceiling(34 * (Months.Count - 1) / (right - left)));
        for (var m = Months.Count - 1; m >= 0; m -= every)
        {
            to.Text(Months[m].Brief, X(m), bottom + 18, "middle");
            if (m - every < 0 || m == Months.Count - 1)
            {
                to.Text(Months[m].Year, X(m), bottom + 36, "middle");
            }
        }

        foreach (var (series, index) in Series.Select((s, i) => (s, i)))
        {
            foreach (var run in Runs(series))
            {
                to.Path(run.Select(p => (X(p.Month), Y(p.Value))), Palette.Colours[index], Palette.Dashes[index]);
                foreach (var (month, value) in run)
                {
                    to.Marker(index, X(month), Y(value), Palette.Colours[index]);
                }
            }
        }

        to.Height = Math.Max(bottom + 44, to.Names(Series.Select(s => (s.Name, Y(s.Values.LastOrDefault(v => v is not null) ?? 0))), right + 12, names, top + 5));
    }

    private static IEnumerable<IReadOnlyList<(int Month, decimal Value)>> Runs(Series series)
    {
        var run = new List<(int, decimal)>();
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (series.Values[i] is { } value)
            {
                run.Add((i, value));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
