using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LineOfSight.Sheets;

/// <summary>An Excel workbook, written row by row. The first sheet, which says what the list is, is written last: only then is it known how many rows there were.</summary>
internal static class Workbook
{
    private const string Handling = "Official-sensitive when completed. Keep it no longer than you need it; what it says was true when it was taken.";

    public static async Task<int> WriteAsync(Sheet sheet, Stream to, CancellationToken stop)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        document.PackageProperties.Title = CellText.Of(sheet.About.List);
        document.PackageProperties.Creator = "Line of Sight";
        document.PackageProperties.Language = "en-GB";
        document.PackageProperties.Created = sheet.About.At.UtcDateTime;
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Look.Make();
        var list = workbook.AddNewPart<WorksheetPart>();
        var count = await WriteListAsync(sheet, list, stop);
        var about = workbook.AddNewPart<WorksheetPart>();
        WriteAbout(sheet, count, about);
        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new BookViews(new WorkbookView { ActiveTab = 1 }),
            new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "About", SheetId = 1, Id = workbook.GetIdOfPart(about) },
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "List", SheetId = 2, Id = workbook.GetIdOfPart(list) }),
            new DefinedNames(
                new DefinedName("List!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = 1 },
                new DefinedName($"List!{Range(sheet, count, absolute: true)}") { Name = "_xlnm._FilterDatabase", LocalSheetId = 1, Hidden = true }));
        return count;
    }

    private static async Task<int> WriteListAsync(Sheet sheet, WorksheetPart part, CancellationToken stop)
    {
        var count = 0;
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = true }));
        writer.WriteElement(Widths([.. sheet.Columns.Select(c => c.Width)]));
        writer.WriteStartElement(new SheetData());
        int[] widths = [.. sheet.Columns.Select(c => c.Width)];
        writer.WriteElement(Tall(Line([.. sheet.Columns.Select(c => Text(c.Heading, Look.Heading))]), [.. sheet.Columns.Select(c => c.Heading)], widths));
        await foreach (var row in Sheet.Checked(sheet, stop))
        {
            writer.WriteElement(Tall(Line([.. row.Select(c => Of(c, sheet.About.List))]), row, widths));
            count++;
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = Range(sheet, count) });
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&L&\"Arial\"&8Official-sensitive when completed&R&8Page &P of &N")));
        writer.WriteEndElement();
        return count;
    }

    private static void WriteAbout(Sheet sheet, int count, WorksheetPart part)
    {
        var about = sheet.About;
        var rows = new List<Row> { Line([Text(about.List, Look.Title)]), Line([]) };
        void Say(string name, Cell value) => rows.Add(Line([Text(name, Look.Strong), value]));
        Say("From", Text(about.From));
        Say("Taken by", Text(about.By));
        Say("Taken at", Of(about.At, about.List));
        if (about.Filters.Count == 0)
        {
            Say("Filters", Text("None: the whole list"));
        }

        foreach (var (name, value) in about.Filters)
        {
            Say($"Filter: {name}", Text(value));
        }

        Say("Rows", Text(about.All is { } all ? $"{Number(count)} of {Number(all)}" : Number(count)));
        rows.Add(Tall(Line([Text("Handling", Look.Strong), Text(Handling)]), ["", Handling], [24, 70]));
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteElement(new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = false }), Widths([24, 70]), new SheetData(rows),
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 }));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static Cell Of(object? value, string list) => value switch
    {
        null => new Cell { StyleIndex = Look.Plain },
        string text => Text(text, Formulas.IsOne(text) ? Look.Quoted : Look.Plain),
        bool yes => Text(yes ? "Yes" : "No"),
        DateOnly day when day.Year >= 1901 => Value(day.ToDateTime(TimeOnly.MinValue).ToOADate(), Look.Day),
        DateOnly day => Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTimeOffset at => Value(London.Of(at).ToOADate(), Look.Instant),
        int or long or decimal or double => new Cell { CellValue = new CellValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)), DataType = CellValues.Number, StyleIndex = Look.Number },
        _ => throw new InvalidOperationException($"A cell of “{list}” is a {value.GetType().Name}: make it text, a number, a date or yes and no."),
    };

    // Text lies in the cell itself and is never a formula; the quoted style keeps it text when somebody edits it.
    private static Cell Text(string text, uint look = Look.Plain) => new(new InlineString(new Text(CellText.Of(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = look };

    private static Cell Value(double serial, uint look) => new() { CellValue = new CellValue(serial.ToString("R", CultureInfo.InvariantCulture)), DataType = CellValues.Number, StyleIndex = look };

    private static Row Line(IReadOnlyList<Cell> cells) => new(cells);

    // Not every program makes a row as high as its wrapped text when it opens the file, so the height is set, from about how many letters fit.
    private static Row Tall(Row row, IReadOnlyList<object?> cells, int[] widths)
    {
        var lines = cells.Zip(widths, (cell, width) => cell is string text ? text.Split('\n').Sum(line => 1 + (int)(line.Length * 0.95 / width)) : 1).DefaultIfEmpty(1).Max();
        (row.Height, row.CustomHeight) = (Math.Min(409, 3 + (lines * 14.4)), true);
        return row;
    }

    private static Columns Widths(IReadOnlyList<int> widths) =>
        new(widths.Select((w, i) => new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true }));

    private static string Range(Sheet sheet, int count, bool absolute = false)
    {
        var (last, mark) = (Letters(sheet.Columns.Count), absolute ? "$" : "");
        return $"{mark}A{mark}1:{mark}{last}{mark}{count + 1}";
    }

    private static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);
}
