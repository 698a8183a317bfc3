namespace LineOfSight.Sheets;

/// <summary>A column of a list.</summary>
/// <param name="Heading">What it holds.</param>
/// <param name="Width">How wide it is in a spreadsheet, in letters.</param>
public sealed record Column(string Heading, int Width = 20);

/// <summary>What a reader must know of a list who finds it years later, without this system.</summary>
/// <param name="List">What it lists: "Agencies".</param>
/// <param name="From">Whose it is: the partnership's name.</param>
/// <param name="Filters">Names and values of the filters; empty for the whole list.</param>
/// <param name="By">Who took it.</param>
/// <param name="At">When.</param>
/// <param name="All">How many rows the list has without its filters; null when nobody counted.</param>
public sealed record About(string List, string From, IReadOnlyList<(string Name, string Value)> Filters, string By, DateTimeOffset At, int? All);

/// <summary>A list with what is to be known of it. A cell is text, a number, a date, an instant, yes or no, or nothing.</summary>
/// <param name="About">What it is.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Every row, with a cell for each column; read once.</param>
public sealed record Sheet(About About, IReadOnlyList<Column> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>How long a text in a cell may be: the most that spreadsheets hold.</summary>
    public const int LongestText = 32_767;

    /// <summary>How many rows a sheet may have: what spreadsheets hold, less the headings.</summary>
    public const int MostRows = 1_048_575;

    internal static async IAsyncEnumerable<IReadOnlyList<object?>> Checked(Sheet sheet, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var count = 0;
        await foreach (var row in sheet.Rows.WithCancellation(stop))
        {
            if (row.Count != sheet.Columns.Count)
            {
                throw new InvalidOperationException($"A row of “{sheet.About.List}” has {row.Count} cells for {sheet.Columns.Count} columns.");
            }

            if (++count > MostRows)
            {
                throw new InvalidOperationException($"“{sheet.About.List}” has more than {MostRows} rows, which no spreadsheet holds.");
            }

            yield return row;
        }
    }
}

/// <summary>The kinds of file.</summary>
public enum SheetFormat
{
    /// <summary>Comma-separated, UTF-8 with a byte order mark.</summary>
    Csv,

    /// <summary>An Excel workbook: a sheet about the list, then the list.</summary>
    Excel,
}

/// <summary>Writing lists as files.</summary>
public static class SheetFile
{
    /// <summary>The media type of a format.</summary>
    public static string MediaType(this SheetFormat format) =>
        format == SheetFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The ending of its files, with the point.</summary>
    public static string Ending(this SheetFormat format) => format == SheetFormat.Csv ? ".csv" : ".xlsx";

    /// <summary>Writes a list, row by row.</summary>
    /// <param name="sheet">The list.</param>
    /// <param name="format">As what.</param>
    /// <param name="to">Where to; left open. A workbook needs a stream that can seek.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>How many rows were written, the headings not counted.</returns>
    public static Task<int> WriteAsync(Sheet sheet, SheetFormat format, Stream to, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(to);
        return format == SheetFormat.Csv ? CsvFile.WriteAsync(sheet, to, stop) : Workbook.WriteAsync(sheet, to, stop);
    }
}
