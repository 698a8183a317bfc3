using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using LineOfSight.Sheets;
using Column = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace LineOfSight.FilledForms;

/// <summary>Cells and rows. A text lies in its cell and is never a formula.</summary>
internal static class ExcelCells
{
    public static Cell Text(string text, uint look) => text.Length == 0
        ? new Cell { StyleIndex = look }
        : new Cell(new InlineString(new Text(CellText.Of(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = look };

    public static Cell Number(string digits, uint look) => new() { CellValue = new CellValue(digits), DataType = CellValues.Number, StyleIndex = look };

    public static Cell Day(DateOnly day, uint look) =>
        Number(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString("R", CultureInfo.InvariantCulture), look);

    // Not every program makes a row as high as its wrapped text when it opens the file; 409 points are the most that a row can have.
    public static Row Row(IReadOnlyList<Cell> cells, IReadOnlyList<string> texts, int[] widths, int least = 0)
    {
        var lines = texts.Zip(widths, LinesOf).DefaultIfEmpty(1).Max();
        return new Row(cells) { Height = Math.Min(409, Math.Max(least, 4 + (lines * 13.2))), CustomHeight = true };
    }

    public static int LinesOf(string text, int width) => text.Split('\n').Sum(line => 1 + (int)(line.Length * 0.97 / (width - 2)));

    public static Columns Widths(params int[] widths) =>
        new(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true }));

    public static HeaderFooter Foot(string reference) => new(new OddFooter(
        $"&L&\"Arial\"&8Official-sensitive when completed{(reference.Length == 0 ? "" : ". " + reference.Replace("&", "&&", StringComparison.Ordinal))}&R&\"Arial\"&8Page &P of &N"));

    public static PageMargins Margins() => new() { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 };

    public static PageSetup Page(OrientationValues orientation) => new() { PaperSize = 9, Orientation = orientation, FitToWidth = 1, FitToHeight = 0 };
}
