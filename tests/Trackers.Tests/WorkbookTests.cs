namespace LineOfSight.Trackers.Tests;

/// <summary>What is read from Excel workbooks, cell by cell, and what is said about it.</summary>
public sealed class WorkbookTests
{
    private static Table Read(byte[] book, out IReadOnlyList<Remark> remarks)
    {
        var file = TrackerReader.Read("tracker.xlsx", book);
        remarks = file.Remarks;
        return Assert.Single(file.Tables);
    }

    private static Table Read(byte[] book) => Read(book, out _);

    [Fact]
    public void Texts_numbers_dates_and_truth_are_read_with_their_places()
    {
        var table = Read(new Book().Row("Action", "Due").Cells(Book.Text(1, "Train & <test>"), Book.Number(2, "46112", Book.DateStyle), Book.Number(3, "0.1"), "<c r=\"D@\" t=\"b\"><v>1</v></c>", Book.Number(5, "46112.75", 2)).Make());
        var row = table.Rows[1];
        Assert.Equal(["Train & <test>", "31 March 2026", "0.1", "Yes", "31 March 2026"], row.Cells.Select(c => c.Text));
        Assert.Equal([CellKind.Text, CellKind.Date, CellKind.Number, CellKind.Truth, CellKind.Date], row.Cells.Select(c => c.Kind));
        Assert.Equal("Actions!B2", table.Address(2, 2));
        Assert.Equal("Actions!AB17", table.Address(17, 28));
    }

    [Fact]
    public void A_workbook_from_1904_counts_from_there()
    {
        var row = Read(new Book { Properties = "<workbookPr date1904=\"1\"/>" }.Cells(Book.Number(1, "44650", Book.DateStyle)).Make()).Rows[0];
        Assert.Equal(new DateOnly(2026, 3, 31), row.Cells[0].Day);
    }

    [Fact]
    public void Formulas_are_never_worked_out_and_are_said()
    {
        var table = Read(
            new Book().Cells("<c r=\"A@\"><f>1+1</f><v>3</v></c>", "<c r=\"B@\" t=\"str\"><f>WEBSERVICE(\"http://example.org\")</f><v>kept</v></c>", "<c r=\"C@\"><f>NOW()</f></c>").Make(), out var remarks);
        Assert.Equal(["3", "kept"], table.Rows[0].Cells.Select(c => c.Text));
        Assert.All(table.Rows[0].Cells, c => Assert.True(c.Marks.HasFlag(CellMarks.Formula)));
        Assert.Contains(remarks, r => r.Place == "Actions!A1" && r.Words.Contains("saved", StringComparison.Ordinal));
        Assert.Contains(remarks, r => r.Place == "Actions!C1" && r.Words.Contains("without a saved value", StringComparison.Ordinal));
    }

    [Fact]
    public void Errors_are_listed_by_cell()
    {
        Read(new Book().Cells("<c r=\"A@\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>").Make(), out var remarks);
        Assert.Contains(remarks, r => r.Place == "Actions!A1" && r.Words.Contains("#DIV/0!", StringComparison.Ordinal));
    }

    [Fact]
    public void Merged_cells_are_filled_in_but_make_no_rows()
    {
        var table = Read(new Book().Row("Recommendation 1", "a").Row("", "b").Skip(1).Row("", "d").Merge("A1:A900").Make(), out var remarks);
        Assert.Equal([1, 2, 4], table.Rows.Select(r => r.Number));
        Assert.All(table.Rows, r => Assert.Equal("Recommendation 1", r.At(1)!.Text));
        Assert.Equal(CellMarks.Merged, table.Rows[1].At(1)!.Marks);
        Assert.Contains(remarks, r => r.Place == "Actions!A1 to Actions!A900");
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_read_and_said()
    {
        var table = Read(
            new Book { Columns = "<col min=\"2\" max=\"2\" hidden=\"1\"/>", SheetState = "state=\"veryHidden\"" }.Cells("hidden=\"1\"", [Book.Text(1, "a"), Book.Text(2, "b")]).Make(), out var remarks);
        Assert.True(table.IsHidden && table.Rows[0].IsHidden && table.Rows[0].Cells[1].Marks.HasFlag(CellMarks.Hidden));
        Assert.Equal(["Actions!row 1", "Actions!B to B", "Actions"], remarks.Select(r => r.Place));
    }

    [Fact]
    public void Shared_texts_with_runs_and_reading_aids_are_read()
    {
        var table = Read(new Book().Cells("<c r=\"A@\" t=\"s\"><v>1</v></c>", "<c r=\"B@\" t=\"s\"><v>7</v></c>")
            .With("xl/sharedStrings.xml", "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>no</t></si><si><r><t>Amb</t></r><r><t>er</t></r><rPh><t>x</t></rPh></si></sst>").Make(), out var remarks);
        Assert.Equal("Amber", Assert.Single(table.Rows[0].Cells).Text);
        Assert.Contains(remarks, r => r.Place == "Actions!B1");
    }

    [Fact]
    public void A_million_empty_rows_are_passed_over()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var table = Read(new Book().Row("Action", "Due").EmptyRows(1_000_000).Row("Last", "x").Make());
        Assert.Equal([1, 1_000_002], table.Rows.Select(r => r.Number));
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) > before);
    }
}
