namespace LineOfSight.Figures.Tests;

/// <summary>
/// Somebody who wants to know what is hidden: tries every way to fill in a published table that agrees with all that it tells, and with
/// the rules by which things are hidden. It shares no code with what hides them.
/// </summary>
internal sealed class Reader(PublishedTable table)
{
    private const int Beyond = 4;
    private readonly int rows = table.Of.Rows.Count;
    private readonly int columns = table.Of.Columns.Count;

    /// <summary>Hidden cells and totals that can have one value only.</summary>
    public IEnumerable<string> WorkedOut()
    {
        for (var r = 0; r < table.Rows.Count; r++)
        {
            for (var c = 0; c < table.Columns.Count; c++)
            {
                var told = table.Cells[r][c];
                if ((told.IsFew || told.Symbol == Symbol.Confidential) && True(r, c) is { } secret && !CanDiffer(r, c, secret))
                {
                    yield return $"row {r}, column {c}: {told.Text} can only be {secret}";
                }
            }
        }
    }

    // The true number; null where the source gave none.
    private int? True(int row, int column)
    {
        var cells = (row < rows ? [table.Of.Cells[row]] : table.Of.Cells).SelectMany(line => column < columns ? [line[column]] : line).ToList();
        return cells.TrueForAll(c => c.Count is not null || c.Symbol == Symbol.NotApplicable) ? cells.Sum(c => c.Count ?? 0) : null;
    }

    private (int Least, int Most) Known(int row, int column)
    {
        var told = table.Cells[row][column];
        var zero = table.Zeros == Zeros.Shown ? 1 : 0;
        return told switch
        {
            { Count: { } count } => (count, count),
            { IsFew: true } => (zero, SmallNumbers.Hidden - 1),
            { Symbol: Symbol.NotApplicable } => (0, 0),
            { Symbol: Symbol.Confidential } when True(row, column) is { } secret => (secret >= SmallNumbers.Hidden ? SmallNumbers.Hidden : zero, int.MaxValue),
            _ => (0, int.MaxValue),
        };
    }

    private bool CanDiffer(int row, int column, int secret)
    {
        var filled = new int[rows, columns];
        return Fill(0);

        bool Fill(int next)
        {
            if (next == rows * columns)
            {
                var all = Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, columns).Select(c => (r, c))).ToList();
                var value = all.Where(p => (row == rows || p.r == row) && (column == columns || p.c == column)).Sum(p => filled[p.r, p.c]);
                return value != secret && (!table.Of.ColumnTotals || Enumerable.Range(0, columns).All(c => Fits(rows, c, all.Where(p => p.c == c).Sum(p => filled[p.r, p.c]))))
                    && (!table.Of.ColumnTotals || !table.Of.RowTotals || Fits(rows, columns, all.Sum(p => filled[p.r, p.c])));
            }

            var (r, c) = (next / columns, next % columns);
            var (least, most) = Known(r, c);
            var near = True(r, c) ?? 0;
            foreach (var value in Enumerable.Range(Math.Max(least, near - Beyond), 2 * Beyond + 1).Where(v => v <= most && v <= near + Beyond).OrderBy(v => Math.Abs(v - near)))
            {
                filled[r, c] = value;
                var line = c < columns - 1 || !table.Of.RowTotals || Fits(r, columns, Enumerable.Range(0, columns).Sum(i => filled[r, i]));
                var down = r < rows - 1 || !table.Of.ColumnTotals || Fits(rows, c, Enumerable.Range(0, rows).Sum(i => filled[i, c]));
                if (line && down && Fill(next + 1))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool Fits(int row, int column, int value)
    {
        var (least, most) = Known(row, column);
        return value >= least && value <= most;
    }
}
