namespace LineOfSight.Trackers;

/// <summary>A table while it is read: rows that may still be filled from merged blocks.</summary>
internal sealed class Grid(Budget budget, Func<int, int, string> place)
{
    private const int MostSteps = 2_000_000;
    private readonly List<Draft> rows = [];
    private readonly Dictionary<int, Draft> byNumber = [];
    private int widest;
    private bool tooWide;

    private sealed record Draft(int Number, bool IsHidden, List<Cell> Cells);

    public int Count => rows.Count;

    /// <summary>Adds a row with what stands in it; an empty one is passed over.</summary>
    public void Add(int number, bool isHidden, IEnumerable<Cell> cells)
    {
        List<Cell>? kept = null;
        foreach (var cell in cells)
        {
            if (cell.Text.Length == 0)
            {
                continue;
            }

            if (cell.Column > Limits.Columns)
            {
                tooWide = true;
                continue;
            }

            var text = budget.Cell(cell.Text, () => place(number, cell.Column));
            (kept ??= []).Add(text.Length == cell.Text.Length ? cell : cell with { Text = text });
            widest = Math.Max(widest, cell.Column);
        }

        if (kept is null)
        {
            return;
        }

        if (byNumber.ContainsKey(number) || kept.DistinctBy(c => c.Column).Count() != kept.Count)
        {
            throw new TrackerRefused("This file has two rows or cells at one place. Open it, save it again and use the new file");
        }

        budget.Row();
        var draft = new Draft(number, isHidden, kept);
        rows.Add(draft);
        byNumber.Add(number, draft);
    }

    /// <summary>
    /// Gives every empty cell of merged blocks what stands in the block's first cell. Rows that hold nothing of their own stay empty: a block
    /// does not make rows.
    /// </summary>
    public void Fill(IEnumerable<Block> blocks)
    {
        var own = rows.ToDictionary(r => r.Number, r => r.Cells.Select(c => c.Column).ToHashSet());
        var (steps, numbers) = (0, rows.Select(r => r.Number).Order().ToArray());
        foreach (var block in blocks)
        {
            if (!byNumber.TryGetValue(block.Top, out var first) || first.Cells.Find(c => c.Column == block.Left) is not { } value)
            {
                continue;
            }

            var at = Array.BinarySearch(numbers, block.Top);
            for (var i = at < 0 ? ~at : at; i < numbers.Length && numbers[i] <= block.Bottom; i++)
            {
                for (var column = block.Left; column <= Math.Min(block.Right, widest); column++)
                {
                    if (++steps > MostSteps)
                    {
                        throw new TrackerRefused("This file has more merged cells than a list. Unmerge them and use the new file") { Why = Refusal.TooMuch };
                    }

                    if (own[numbers[i]].Add(column))
                    {
                        budget.Cell(value.Text, () => place(numbers[i], column));
                        byNumber[numbers[i]].Cells.Add(value with { Column = column, Marks = value.Marks | CellMarks.Merged });
                    }
                }
            }

            budget.Say("merged", $"{place(block.Top, block.Left)} to {place(block.Bottom, block.Right)}", "Merged cells: every cell was read as holding what the first one holds");
        }
    }

    public Table Finish(TableKind kind, string name, bool isHidden)
    {
        if (tooWide)
        {
            budget.Say("wide", name.Length == 0 ? "The file" : name, $"Only the first {Limits.Columns} columns were read");
        }

        return new Table(kind, name, [.. rows.OrderBy(r => r.Number).Select(r => new Row(r.Number, [.. r.Cells.OrderBy(c => c.Column)], r.IsHidden))], isHidden);
    }
}

/// <summary>A block of merged cells, its corners included.</summary>
internal readonly record struct Block(int Top, int Left, int Bottom, int Right);
