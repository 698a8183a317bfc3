namespace LineOfSight.Figures;

/// <summary>
/// Hides small counts of a table, and as much more as it takes that none of them can be worked out: not from the totals, not from all
/// rows and columns together, not by somebody who knows these rules.
/// </summary>
/// <remarks>
/// A table with its totals is a circulation: each cell flows from its row to its column, each total closes the circle. A hidden cell can
/// have another value exactly when a circle through it can be turned by one person without leaving what the reader knows of any cell.
/// Where there is none, the cheapest one is opened by hiding what lies on it. So it is right for tables of two dimensions; tables that
/// share cells with one another are not compared.
/// </remarks>
public static class Suppression
{
    /// <summary>What may be told of a table.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="zeros">Whether a 0 is told.</param>
    public static PublishedTable Publish(CountTable table, Zeros zeros = Zeros.Shown)
    {
        ArgumentNullException.ThrowIfNull(table);
        var web = new Web(table, zeros);
        // Hiding only ever leaves more open: what may have another value once may have it still, so each cell is looked at once. A nation's
        // table of 150 rows would otherwise be walked through again after each cell that is hidden.
        var free = new HashSet<Arc>();
        while (web.Hidden.FirstOrDefault(a => !free.Contains(a)) is { } next)
        {
            if (web.IsPinned(next))
            {
                web.Free(next);
            }

            free.Add(next);
        }

        var rows = table.Rows.Count + (table.ColumnTotals ? 1 : 0);
        var columns = table.Columns.Count + (table.RowTotals ? 1 : 0);
        return new PublishedTable(table, zeros, [.. Enumerable.Range(0, rows).Select(r => (IReadOnlyList<ToldCell>)[.. Enumerable.Range(0, columns).Select(c => web.At(r, c).Told)])]);
    }
}
