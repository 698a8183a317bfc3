namespace LineOfSight.Figures;

/// <summary>A table as a circulation. Nodes: each row, each column, then the bottom row and the last column, where the totals stand.</summary>
internal sealed class Web
{
    private readonly Arc[,] arcs;
    private readonly List<Arc>[] at;

    public Web(CountTable table, Zeros zeros)
    {
        var (rows, columns) = (table.Rows.Count, table.Columns.Count);
        arcs = new Arc[rows + 1, columns + 1];
        at = [.. Enumerable.Range(0, rows + columns + 2).Select(_ => new List<Arc>())];
        int Row(int r) => r;
        int Column(int c) => rows + 1 + c;
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                Put(r, c, Arc.Of(Row(r), Column(c), table.Cells[r][c], zeros));
            }

            var line = Enumerable.Range(0, columns).Select(c => arcs[r, c]).ToList();
            Put(r, columns, Arc.Total(Column(columns), Row(r), line, table.RowTotals, zeros));
        }

        for (var c = 0; c < columns; c++)
        {
            var line = Enumerable.Range(0, rows).Select(r => arcs[r, c]).ToList();
            Put(rows, c, Arc.Total(Column(c), Row(rows), line, table.ColumnTotals, zeros));
        }

        var cells = Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, columns).Select(c => arcs[r, c])).ToList();
        Put(rows, columns, Arc.Total(Row(rows), Column(columns), cells, table.RowTotals && table.ColumnTotals, zeros));
    }

    public IEnumerable<Arc> Hidden => arcs.Cast<Arc>().Where(a => a.IsHidden);

    public Arc At(int row, int column) => arcs[row, column];

    /// <summary>True when everything that is told leaves it only one value.</summary>
    public bool IsPinned(Arc arc) => Circle(arc, growing: true, mayHide: false) is null && Circle(arc, growing: false, mayHide: false) is null;

    /// <summary>Hides what it takes that it may have another value.</summary>
    public void Free(Arc arc)
    {
        var cheapest = new[] { Circle(arc, growing: true, mayHide: true), Circle(arc, growing: false, mayHide: true) }.OfType<(int Cost, List<(Arc Arc, bool Growing)> Steps)>()
            .OrderBy(c => c.Cost).FirstOrDefault();
        if (cheapest.Steps is null)
        {
            throw new InvalidOperationException("No circle leads through a hidden cell.");
        }

        foreach (var (step, growing) in cheapest.Steps.Where(s => !(s.Growing ? s.Arc.MayGrow : s.Arc.MayShrink)))
        {
            step.Hide();
        }
    }

    // The cheapest way from one end of an arc back to its other end, turning every arc on it by one, and never by the arc itself.
    private (int Cost, List<(Arc Arc, bool Growing)> Steps)? Circle(Arc arc, bool growing, bool mayHide)
    {
        if (arc.Cost(growing) is not { } first || (first > 0 && !mayHide))
        {
            return null;
        }

        var (start, goal) = growing ? (arc.To, arc.From) : (arc.From, arc.To);
        var best = new Dictionary<int, (int Cost, Arc? By, bool Growing, int Before)> { [start] = (first, null, false, -1) };
        var queue = new PriorityQueue<int, int>();
        queue.Enqueue(start, first);
        while (queue.TryDequeue(out var node, out var cost))
        {
            if (cost > best[node].Cost)
            {
                continue;
            }

            foreach (var next in at[node].Where(a => a != arc))
            {
                var along = next.From == node;
                if (next.Cost(along) is { } step && (step == 0 || mayHide))
                {
                    var there = along ? next.To : next.From;
                    if (!best.TryGetValue(there, out var known) || cost + step < known.Cost)
                    {
                        best[there] = (cost + step, next, along, node);
                        queue.Enqueue(there, cost + step);
                    }
                }
            }
        }

        if (!best.TryGetValue(goal, out var found))
        {
            return null;
        }

        var steps = new List<(Arc, bool)> { (arc, growing) };
        for (var here = found; here.By is not null; here = best[here.Before])
        {
            steps.Add((here.By, here.Growing));
        }

        return (found.Cost, steps);
    }

    private void Put(int row, int column, Arc arc)
    {
        arcs[row, column] = arc;
        at[arc.From].Add(arc);
        at[arc.To].Add(arc);
    }
}
