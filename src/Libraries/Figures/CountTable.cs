namespace LineOfSight.Figures;

/// <summary>Whether a 0 is told in a table of people.</summary>
public enum Zeros
{
    /// <summary>A 0 is told: that nobody is there points at nobody. "Fewer than 5" then means 1 to 4.</summary>
    Shown,

    /// <summary>A 0 is hidden with the small counts, where its absence would say something about everybody. "Fewer than 5" means 0 to 4.</summary>
    Hidden,
}

/// <summary>Counts of people by two things, before anything is hidden. Totals are made here, never given.</summary>
public sealed record CountTable
{
    /// <summary>Sets up a table.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="rows">The names of the rows; at least one.</param>
    /// <param name="columns">The names of the columns; at least one.</param>
    /// <param name="cells">Row by row; as many rows and columns as there are names.</param>
    /// <param name="unit">Who is counted: "children".</param>
    /// <param name="origin">Definition, source and date.</param>
    /// <exception cref="ArgumentException">Names and cells do not fit.</exception>
    public CountTable(string title, IReadOnlyList<string> rows, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<Cell>> cells, string unit, Origin origin)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(origin);
        if (rows.Count == 0 || columns.Count == 0 || cells.Count != rows.Count || cells.Any(r => r.Count != columns.Count))
        {
            throw new ArgumentException("A table has a name for each row and each column, and a cell for each pair.", nameof(cells));
        }

        (Title, Rows, Columns, Cells, Unit, Origin) = (title, rows, columns, cells, unit, origin);
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>The names of the rows.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The cells, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Cells { get; }

    /// <summary>Who is counted.</summary>
    public string Unit { get; }

    /// <summary>Definition, source and date.</summary>
    public Origin Origin { get; }

    /// <summary>Whom small counts are hidden to protect, in the plural.</summary>
    public string Protects { get; init; } = "children";

    /// <summary>Whether each row has a total.</summary>
    public bool RowTotals { get; init; } = true;

    /// <summary>Whether each column has a total.</summary>
    public bool ColumnTotals { get; init; } = true;
}

/// <summary>A table as it may be published: <see cref="Suppression.Publish"/>.</summary>
/// <param name="Of">What it was made from. Never shown.</param>
/// <param name="Zeros">Whether a 0 is told.</param>
/// <param name="Cells">What is told, row by row. With totals of rows each row has one cell more; with totals of columns there is one row more.</param>
public sealed record PublishedTable(CountTable Of, Zeros Zeros, IReadOnlyList<IReadOnlyList<ToldCell>> Cells)
{
    /// <summary>The names of the rows, "Total" included.</summary>
    public IReadOnlyList<string> Rows => Of.ColumnTotals ? [.. Of.Rows, "Total"] : Of.Rows;

    /// <summary>The names of the columns, "Total" included.</summary>
    public IReadOnlyList<string> Columns => Of.RowTotals ? [.. Of.Columns, "Total"] : Of.Columns;

    /// <summary>What the reader is told under the table: why something is hidden, what "fewer than 5" means, and each symbol that stands in it.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            var told = Cells.SelectMany(r => r).ToList();
            var isFew = told.Any(c => c.IsFew);
            return
            [
                .. isFew || told.Any(c => c.Symbol == Symbol.Confidential) ? [SmallNumbers.NoteFor(Of.Protects)] : Array.Empty<string>(),
                .. isFew ? [$"“Fewer than {SmallNumbers.Hidden}” means {(Zeros == Zeros.Shown ? 1 : 0)} to {SmallNumbers.Hidden - 1}."] : Array.Empty<string>(),
                .. told.Select(c => c.Symbol).OfType<Symbol>().Distinct().Order().Select(s => $"{s.Letter()} means {s.Words()}."),
            ];
        }
    }
}
