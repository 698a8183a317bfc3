using FsCheck;
using FsCheck.Fluent;

namespace LineOfSight.Figures.Tests;

public sealed class SuppressionTests
{
    private static readonly Origin Here = new("Children in a placement", "Return of looked after children", new DateOnly(2026, 3, 31));

    [Fact]
    public void A_table_without_small_counts_is_told_whole()
    {
        var told = Suppression.Publish(Table([[12, 0], [7, 30]]));
        Assert.Equal([["12", "0", "12"], ["7", "30", "37"], ["19", "30", "49"]], Texts(told));
        Assert.Empty(told.Notes);
    }

    [Fact]
    public void One_small_count_takes_others_with_it_so_that_no_total_gives_it_away()
    {
        var told = Suppression.Publish(Table([[3, 40, 9], [20, 8, 30], [11, 60, 25]]));
        Assert.Equal("fewer than 5", told.Cells[0][0].Text);
        Assert.Equal(3, told.Cells.SelectMany(r => r).Count(c => c.Symbol == Symbol.Confidential));
        Assert.All(Enumerable.Range(0, 3), i => Assert.NotNull(told.Cells[i][3].Count));
        Assert.Empty(new Reader(told).WorkedOut());
        Assert.Equal([SmallNumbers.Note, "“Fewer than 5” means 1 to 4.", "c means hidden to protect people."], told.Notes);
    }

    [Fact]
    public void Ones_that_fill_a_small_total_are_not_given_away_by_it()
    {
        // Four cells of at least 1, and fewer than 5 in all, could only be four ones.
        var told = Suppression.Publish(Table([[1, 1, 1, 1], [9, 9, 9, 9]]));
        Assert.Empty(new Reader(told).WorkedOut());
    }

    [Fact]
    public void Fours_that_fill_a_total_are_not_given_away_by_it() => Assert.Empty(new Reader(Suppression.Publish(Table([[4, 4], [10, 10]]))).WorkedOut());

    [Fact]
    public void A_zero_is_told_or_hidden_by_the_rule()
    {
        Assert.Equal("0", Suppression.Publish(Table([[0, 12], [8, 9]])).Cells[0][0].Text);
        var hidden = Suppression.Publish(Table([[0, 12], [8, 9]]), Zeros.Hidden);
        Assert.Equal("fewer than 5", hidden.Cells[0][0].Text);
        Assert.Contains("“Fewer than 5” means 0 to 4.", hidden.Notes);
        Assert.Empty(new Reader(hidden).WorkedOut());
    }

    [Fact]
    public void Symbols_of_the_source_stay_and_no_total_is_made_over_what_is_not_known()
    {
        var told = Suppression.Publish(Table([[Cell.Of(Symbol.Confidential), 12, 8], [9, Cell.Of(Symbol.NotApplicable), 30], [Cell.Of(Symbol.Low), Cell.Of(Symbol.Unreliable), 6]]));
        Assert.Equal([["c", "12", "8", "x"], ["9", "z", "30", "39"], ["low", "u", "6", "x"], ["x", "x", "44", "x"]], Texts(told));
        Assert.Contains("low means more than 0, but rounds to 0.", told.Notes);
    }

    [Fact]
    public void A_table_whose_cells_do_not_fit_its_names_is_refused() =>
        Assert.Throws<ArgumentException>(() => new CountTable("Children", ["A"], ["B", "C"], [[1]], "children", Here));

    // The reader tries every filling: what is hidden must have another value in one of them.
    [Fact]
    public void Nothing_that_is_hidden_can_be_worked_out()
    {
        var cell = Gen.Frequency((6, Gen.Choose(0, 7)), (2, Gen.Choose(8, 40)), (1, Gen.Constant(-1)), (1, Gen.Constant(-2)));
        var tables = from rows in Gen.Choose(1, 3)
                     from columns in Gen.Choose(1, 3)
                     from cells in cell.ArrayOf(rows * columns)
                     from zeros in Gen.Elements(Zeros.Shown, Zeros.Hidden)
                     from totals in Gen.Choose(0, 5)
                     select (Table: Table(cells.Select(Read).Chunk(columns)) with { RowTotals = totals != 1 && totals != 3, ColumnTotals = totals != 2 && totals != 3 }, Zeros: zeros);
        Prop.ForAll(tables.ToArbitrary(), t =>
        {
            var told = Suppression.Publish(t.Table, t.Zeros);
            var open = told.Cells.SelectMany(r => r).Where(c => c.Count is > 0 and < SmallNumbers.Hidden || (c.Count == 0 && t.Zeros == Zeros.Hidden));
            var worked = new Reader(told).WorkedOut().ToList();
            return (!open.Any() && worked.Count == 0).Label($"{string.Join(" / ", Texts(told).Select(r => string.Join(" ", r)))}: {string.Join("; ", worked)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    // What is told is true, and a wide table comes to an end.
    [Fact]
    public void What_is_told_is_true_in_wide_tables_too()
    {
        var tables = from rows in Gen.Choose(1, 25)
                     from columns in Gen.Choose(1, 15)
                     from cells in Gen.Frequency((3, Gen.Choose(0, 6)), (2, Gen.Choose(5, 300))).ArrayOf(rows * columns)
                     select Table(cells.Select(Read).Chunk(columns));
        Prop.ForAll(tables.ToArbitrary(), table =>
        {
            var told = Suppression.Publish(table);
            for (var r = 0; r < table.Rows.Count; r++)
            {
                for (var c = 0; c < table.Columns.Count; c++)
                {
                    var (at, count) = (told.Cells[r][c], table.Cells[r][c].Count!.Value);
                    if (at.Count is { } number ? number != count || (number is > 0 and < SmallNumbers.Hidden) : at.IsFew && count is 0 or >= SmallNumbers.Hidden)
                    {
                        return false;
                    }
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    // The reader finds what a naive table gives away: without this, the property above could not fail.
    [Fact]
    public void A_reader_finds_what_a_table_gives_away_that_hides_small_counts_alone()
    {
        var told = Suppression.Publish(Table([[3, 40], [20, 8]]));
        var naive = told with
        {
            Cells = [[new ToldCell(null, true, null), new ToldCell(40, false, null), new ToldCell(43, false, null)],
                [new ToldCell(20, false, null), new ToldCell(8, false, null), new ToldCell(28, false, null)],
                [new ToldCell(23, false, null), new ToldCell(48, false, null), new ToldCell(71, false, null)]],
        };
        Assert.Contains("can only be 3", Assert.Single(new Reader(naive).WorkedOut()), StringComparison.Ordinal);
    }

    private static Cell Read(int number) => number switch
    {
        -1 => Cell.Of(Symbol.NotApplicable),
        -2 => Cell.Of(Symbol.Confidential),
        _ => number,
    };

    private static CountTable Table(IEnumerable<Cell[]> cells)
    {
        var rows = cells.ToList();
        return new CountTable("Children", [.. rows.Select((_, i) => $"Row {i}")], [.. rows[0].Select((_, i) => $"Column {i}")], rows, "children", Here);
    }

    private static string[][] Texts(PublishedTable told) => [.. told.Cells.Select(r => r.Select(c => c.Text).ToArray())];
}
