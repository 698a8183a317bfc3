using LineOfSight.Charts;
using LineOfSight.Figures;

namespace LineOfSight.Papers;

/// <summary>
/// A paper for a meeting, before it is a file: what it says and in which order. The same paper becomes a Word document
/// (<see cref="WordFile"/>), a page, and the PDF of that page (<see cref="PdfPrinter"/>).
/// </summary>
/// <param name="Title">Its title; the only heading of the first level.</param>
/// <param name="Reference">By which it is asked for again.</param>
/// <param name="Printed">Who had it made, and when.</param>
/// <param name="Blocks">What it says, in reading order.</param>
public sealed record Paper(string Title, string Reference, Printed Printed, IReadOnlyList<Block> Blocks)
{
    /// <summary>Under the title: whose paper, and of which period; or null.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where this system is reached, so that sources are links outside it too; null leaves them words.</summary>
    public Uri? Site { get; init; }

    /// <summary>At the foot of every sheet.</summary>
    public string Footer => $"Official-sensitive when completed. Printed by {Printed.By}, {Printed.At}, {Reference}";

    /// <summary>The address of a source outside this system's pages, or null.</summary>
    public Uri? Reach(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Href is not null && Site is not null && Uri.TryCreate(Site, source.Href, out var whole) && whole.Scheme is "https" or "http" ? whole : null;
    }
}

/// <summary>Who had a paper made.</summary>
/// <param name="By">Their name.</param>
/// <param name="At">The date and time in words: "21 November 2026 at 9:50am".</param>
public sealed record Printed(string By, string At);

/// <summary>Where a statement comes from.</summary>
/// <param name="Words">"Finding F-7KQ2", "Executive, 14 March 2026, item 4".</param>
/// <param name="Href">The page about it in this system ("/improvement/finding/…"), or null.</param>
public sealed record Source(string Words, string? Href = null);

/// <summary>A piece of a paper. The kinds below are the only ones.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>A heading.</summary>
/// <param name="Level">2 for a part of the paper, 3 and 4 within it. A level is never jumped over.</param>
/// <param name="Text">Its words.</param>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>Words that state nothing: an introduction, or that there is nothing to report.</summary>
/// <param name="Text">One paragraph.</param>
public sealed record Remark(string Text) : Block;

/// <summary>A statement. It cannot be made without saying where it comes from.</summary>
/// <param name="Text">One paragraph.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Statement(string Text, Source Source) : Block
{
    /// <summary>What has become of its source since the paper was made, in words; null while it stands as it was.</summary>
    public string? Changed { get; init; }
}

/// <summary>Statements side by side.</summary>
/// <param name="Items">At least one.</param>
public sealed record Points(IReadOnlyList<Statement> Items) : Block;

/// <summary>A table with headings.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Headings">Of its columns; the first is that of the row headings.</param>
/// <param name="Rows">The first cell of a row is its heading; as many cells as headings.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Grid(string Caption, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, Source Source) : Block
{
    /// <summary>Columns, from 0, that hold numbers and are set to the right.</summary>
    public IReadOnlySet<int> Numeric { get; init; } = new HashSet<int>();
}

/// <summary>A figure with its base, definition, source and date.</summary>
/// <param name="Figure">What is told.</param>
public sealed record Number(Figure Figure) : Block;

/// <summary>A table of counts as it may be published.</summary>
/// <param name="Table">What is told.</param>
public sealed record Counts(PublishedTable Table) : Block;

/// <summary>A chart, and its numbers as a table under it.</summary>
/// <param name="Chart">What is drawn.</param>
public sealed record Drawn(Chart Chart) : Block;
