namespace LineOfSight.Trackers;

/// <summary>Reads cell references such as B7 and B7:D9.</summary>
internal static class References
{
    private const int LastColumn = 16_384;
    private const int LastRow = 1_048_576;

    /// <summary>The column of a reference, from 1; null when it has none.</summary>
    public static int? Column(string? reference) => Read(reference) is { Column: > 0 } read ? read.Column : null;

    /// <summary>A block of at least two cells; null when it is none.</summary>
    public static Block? Block(string? range)
    {
        if (range?.Split(':') is not [var from, var to] || Read(from) is not { Column: > 0, Row: > 0 } a || Read(to) is not { Column: > 0, Row: > 0 } b)
        {
            return null;
        }

        return a.Column <= b.Column && a.Row <= b.Row && b.Column <= LastColumn && b.Row <= LastRow ? new Block(a.Row, a.Column, b.Row, b.Column) : null;
    }

    private static (int Column, int Row) Read(string? reference)
    {
        var (column, row) = (0, 0);
        foreach (var letter in reference ?? "")
        {
            if (char.IsAsciiLetter(letter) && row == 0 && column <= LastColumn)
            {
                column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            }
            else if (char.IsAsciiDigit(letter) && row <= LastRow)
            {
                row = (row * 10) + (letter - '0');
            }
            else if (letter != '$')
            {
                return default;
            }
        }

        return (column, row);
    }
}
