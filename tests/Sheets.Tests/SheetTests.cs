using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kit;

namespace LineOfSight.Sheets.Tests;

public sealed class SheetTests
{
    private static readonly About Agencies = new("Agencies", "Hertfordshire Safeguarding Children Partnership", [("Type", "Police")], "Ruth Adeyemi", new DateTimeOffset(2026, 6, 21, 13, 5, 0, TimeSpan.Zero), 41);

    [Fact]
    public async Task A_csv_file_has_its_headings_first_and_dates_that_every_program_reads()
    {
        var (text, count) = await CsvAsync(["Name", "Since", "Pupils", "Open", "Seen", "Note"], [["St Mary’s, Ely", new DateOnly(2026, 4, 3), 1204, true, new DateTimeOffset(2026, 6, 21, 13, 5, 0, TimeSpan.Zero), null]]);
        Assert.Equal("\uFEFF\"Name\",\"Since\",\"Pupils\",\"Open\",\"Seen\",\"Note\"\r\n\"St Mary’s, Ely\",2026-04-03,1204,\"Yes\",2026-06-21 14:05,\r\n", text);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task A_workbook_says_first_what_it_is_and_its_dates_are_dates()
    {
        using var book = SpreadsheetDocument.Open(await ExcelAsync(["Name", "Since", "Pupils", "Seen"], [["St Mary’s", new DateOnly(2026, 4, 3), 1204, new DateTimeOffset(2026, 6, 21, 13, 5, 0, TimeSpan.Zero)]]), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(["About", "List"], book.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value));
        var about = Texts(book, "About");
        Assert.Equal("Agencies", about[0][0]);
        Assert.Contains(about, r => r is ["Taken by", "Ruth Adeyemi"]);
        Assert.Contains(about, r => r is ["Filter: Type", "Police"]);
        Assert.Contains(about, r => r is ["Rows", "1 of 41"]);
        Assert.Contains(about, r => r is ["From", "Hertfordshire Safeguarding Children Partnership"]);
        var cells = Rows(book, "List")[1].Elements<Cell>().ToList();
        Assert.Equal(new DateTime(2026, 4, 3), DateTime.FromOADate(double.Parse(cells[1].CellValue!.Text, CultureInfo.InvariantCulture)));
        Assert.Equal(new DateTime(2026, 6, 21, 14, 5, 0), DateTime.FromOADate(double.Parse(cells[3].CellValue!.Text, CultureInfo.InvariantCulture)), TimeSpan.FromSeconds(1));
        var formats = book.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        Assert.Equal(164u, formats[(int)cells[1].StyleIndex!.Value].NumberFormatId!.Value);
        Assert.Equal("Agencies", book.PackageProperties.Title);
    }

    [Fact]
    public async Task No_text_is_a_formula_in_either_kind_of_file()
    {
        string[] texts =
        [
            .. await File.ReadAllLinesAsync(Shared.File("corpora/csv-formula/own-cells.txt"), TestContext.Current.CancellationToken),
            .. await File.ReadAllLinesAsync(Shared.File("corpora/csv-formula/patt-csv-injection.txt"), TestContext.Current.CancellationToken),
            .. JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Shared.File("corpora/naughty-strings/blns.json"), TestContext.Current.CancellationToken))!,
            "\r=1+1", "\n=1+1", "\t=1+1", "\0=1", "_x0041_", "\ud800", "\uffff", new string('x', 40_000),
        ];
        object?[][] rows = [.. texts.Select(t => new object?[] { t })];
        var (text, _) = await CsvAsync(["=Heading()"], rows);
        using var reader = new CsvReader(new StringReader(text[1..]), CultureInfo.InvariantCulture);
        var cells = new List<string>();
        while (await reader.ReadAsync())
        {
            cells.Add(reader.GetField(0)!);
        }

        Assert.Equal("'=Heading()", cells[0]);
        Assert.Equal(texts.Length, cells.Count - 1);
        foreach (var (cell, typed) in cells.Skip(1).Zip(texts))
        {
            var seen = cell.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
            Assert.False(seen.Length > 0 && "=@".Contains(seen[0], StringComparison.Ordinal), cell);
            Assert.Equal(string.Concat(typed.EnumerateRunes()), cell.StartsWith('\'') && !typed.StartsWith('\'') ? cell[1..] : cell);
        }

        using var book = SpreadsheetDocument.Open(await ExcelAsync(["=Heading()"], rows), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken));
        Assert.Empty(book.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()));
        var formats = book.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        foreach (var (row, typed) in Rows(book, "List").Skip(1).Zip(texts))
        {
            var cell = Assert.Single(row.Elements<Cell>());
            Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
            Assert.Equal(Formulas.IsOne(typed), formats[(int)cell.StyleIndex!.Value].QuotePrefix?.Value ?? false);
        }
    }

    [Theory]
    [InlineData("a\u0007b", "a_x0007_b")]
    [InlineData("a\rb", "a_x000D_b")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("_x0041_x0042_", "_x005F_x0041_x005F_x0042_")]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    public async Task What_a_workbook_cannot_hold_is_written_as_workbooks_write_it(string typed, string held)
    {
        using var book = SpreadsheetDocument.Open(await ExcelAsync(["Text"], [[typed]]), isEditable: false);
        Assert.Equal(held, Texts(book, "List")[1][0]);
    }

    [Fact]
    public void Whatever_is_typed_comes_back_disarmed() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var told = Formulas.Disarmed(text.Get);
        return !Formulas.IsOne(told) && (told == text.Get || told == "'" + text.Get);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_row_that_does_not_fit_its_columns_and_a_cell_of_another_kind_are_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => CsvAsync(["A", "B"], [["one"]]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CsvAsync(["A"], [[DayOfWeek.Friday]]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ExcelAsync(["A"], [[DayOfWeek.Friday]]));
    }

    private static Sheet Of(string[] columns, object?[][] rows) => new(Agencies, [.. columns.Select(c => new Column(c))], rows.Select(r => (IReadOnlyList<object?>)r).ToAsyncEnumerable());

    private static async Task<(string Text, int Count)> CsvAsync(string[] columns, object?[][] rows)
    {
        using var file = new MemoryStream();
        var count = await SheetFile.WriteAsync(Of(columns, rows), SheetFormat.Csv, file, TestContext.Current.CancellationToken);
        return (Encoding.UTF8.GetString(file.ToArray()), count);
    }

    private static async Task<MemoryStream> ExcelAsync(string[] columns, object?[][] rows)
    {
        var file = new MemoryStream();
        await SheetFile.WriteAsync(Of(columns, rows), SheetFormat.Excel, file, TestContext.Current.CancellationToken);
        file.Position = 0;
        return file;
    }

    private static List<Row> Rows(SpreadsheetDocument book, string sheet)
    {
        var id = book.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        return [.. ((WorksheetPart)book.WorkbookPart.GetPartById(id)).Worksheet.Descendants<Row>()];
    }

    private static List<string[]> Texts(SpreadsheetDocument book, string sheet) => [.. Rows(book, sheet).Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())];
}
