using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LineOfSight.Sheets;

/// <summary>How the cells of a workbook look.</summary>
internal static class Look
{
    public const uint Plain = 0;
    public const uint Quoted = 1;
    public const uint Heading = 2;
    public const uint Day = 3;
    public const uint Instant = 4;
    public const uint Number = 5;
    public const uint Title = 6;
    public const uint Strong = 7;

    private const uint DayFormat = 164;
    private const uint InstantFormat = 165;

    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "d mmm yyyy" }, new NumberingFormat { NumberFormatId = InstantFormat, FormatCode = "d mmm yyyy hh:mm" }),
        new Fonts(Letters(11, bold: false), Letters(11, bold: true), Letters(16, bold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEEF3F3" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FF1F5A5E" }) { Style = BorderStyleValues.Medium }, new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(), new CellFormat(Wrapped()) { QuotePrefix = true, ApplyAlignment = true }, Format(font: 1, fill: 2, border: 1), Format(DayFormat, left: true), Format(InstantFormat, left: true), Format(3),
            Format(font: 2, wrapped: false), Format(font: 1)));

    private static Font Letters(double size, bool bold)
    {
        var font = new Font(new FontSize { Val = size }, new FontName { Val = "Arial" });
        if (bold)
        {
            font.PrependChild(new Bold());
        }

        return font;
    }

    private static CellFormat Format(uint number = 0, uint font = 0, uint fill = 0, uint border = 0, bool wrapped = true, bool left = false)
    {
        var format = new CellFormat
        {
            NumberFormatId = number, FontId = font, FillId = fill, BorderId = border, FormatId = 0,
            ApplyNumberFormat = number != 0, ApplyFont = font != 0, ApplyFill = fill != 0, ApplyBorder = border != 0, ApplyAlignment = wrapped,
        };
        if (wrapped)
        {
            var alignment = Wrapped();
            if (left)
            {
                alignment.Horizontal = HorizontalAlignmentValues.Left;
            }

            format.Append(alignment);
        }

        return format;
    }

    private static Alignment Wrapped() => new() { Vertical = VerticalAlignmentValues.Top, WrapText = true };
}
