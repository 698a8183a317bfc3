using System.Globalization;
using System.Xml.Linq;
using LineOfSight.Figures;

namespace LineOfSight.Charts;

/// <summary>
/// A picture of numbers, with all that a reader needs to trust it and to do without it. The kinds are <see cref="Bars"/>,
/// <see cref="Stack"/>, <see cref="Lines"/>, <see cref="Curves"/> and <see cref="Waterfall"/>.
/// </summary>
public abstract record Chart
{
    /// <summary>The width at which it is drawn where there is room (pixels).</summary>
    public const int Wide = 640;

    /// <summary>The width at which it is drawn on a telephone (pixels). It is drawn anew, not shrunk: its letters stay 14 pixels high.</summary>
    public const int Narrow = 280;

    private protected Chart(string title, string measure, Origin origin)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(measure);
        ArgumentNullException.ThrowIfNull(origin);
        (Title, Measure, Origin) = (title, measure, origin);
    }

    /// <summary>What it shows, as an answer: "Half of the findings of this year led to a change".</summary>
    public string Title { get; }

    /// <summary>What is counted and over which time: "Findings by the month in which they were raised, April 2025 to March 2026".</summary>
    public string Measure { get; }

    /// <summary>Definition, source and date.</summary>
    public Origin Origin { get; }

    /// <summary>The same in words, for who cannot see it: every number in it.</summary>
    public abstract string Description { get; }

    /// <summary>The headings of its numbers as a table; the first is that of the row headings.</summary>
    public abstract IReadOnlyList<string> Headings { get; }

    /// <summary>The rows of its numbers as a table; the first cell names the row.</summary>
    public abstract IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Draws it: an <c>svg</c> element with a title and a description, no style and no script.</summary>
    /// <param name="width">In pixels, <see cref="Narrow"/> or more.</param>
    /// <param name="id">Begins the identifiers within; unlike any other on the page.</param>
    public XElement Draw(int width, string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Narrow);
        var drawing = new Drawing(width);
        Draw(drawing);
        return drawing.Done(id, Title, Description);
    }

    private protected abstract void Draw(Drawing to);

    private protected static string Number(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>A round number at or above the greatest value, and the steps up to it.</summary>
    private protected static (decimal Top, decimal Step) Scale(decimal greatest)
    {
        var step = 1m;
        for (var i = 0; greatest / step > 5; i++)
        {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }

        return (Math.Max(step, Math.Ceiling(greatest / step) * step), step);
    }
}

/// <summary>A value with its name.</summary>
/// <param name="Label">The name.</param>
/// <param name="Count">How many; from 0.</param>
public sealed record Bar(string Label, int Count);

/// <summary>Values of one line or one layer, in the order of the chart's points.</summary>
/// <param name="Name">What it is called, beside it.</param>
/// <param name="Values">One for each point; null where there is none, which leaves a gap and is never drawn as 0.</param>
public sealed record Series(string Name, IReadOnlyList<decimal?> Values);
