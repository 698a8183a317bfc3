using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LineOfSight.FilledForms;

/// <summary>How the cells of a form look. Only the cells for answers can be typed into.</summary>
internal static class ExcelLook
{
    public const uint Plain = 0;
    public const uint Title = 1;
    public const uint Strong = 2;
    public const uint Words = 3;
    public const uint Heading = 4;

    // From here on each look has a twin with a line above it, for the first row of a question.
    private const uint Pairs = 5;
    private const uint DayFormat = 164;
    private const uint TextFormat = 49;

    private static readonly (uint Number, uint Font, uint Fill, uint Border, bool IsOpen, bool IsQuoted)[] Twins =
    [
        (0, 0, 3, 1, false, false), (0, 2, 3, 1, false, false), (0, 1, 3, 1, false, false),
        (TextFormat, 0, 0, 1, true, false), (TextFormat, 0, 0, 1, true, true), (DayFormat, 0, 0, 1, true, false), (0, 0, 0, 1, true, false), (0, 2, 3, 1, false, false),
    ];

    /// <summary>A look of a row, with a line above it when the row is the first of its question.</summary>
    public static uint Of(CellLook look, bool isFirst) => Pairs + ((uint)look * 2) + (isFirst ? 1u : 0u);

    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "d mmmm yyyy" }),
        new Fonts(Letters(10), Letters(10, bold: true), Letters(9, colour: "FF484D52"), Letters(16, bold: true, colour: "FF1F5A5E")),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFDCE8E8"), Solid("FFF4F7F7")),
        new Borders(new Border(), Lines(isFirst: false), Lines(isFirst: true)),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
        [
            Format(0, 0, 0, 0), Format(0, 3, 0, 0, wraps: false), Format(0, 1, 0, 0), Format(0, 0, 0, 0), Format(0, 1, 2, 2),
            .. Twins.SelectMany(t => new[] { 0u, 1u }.Select(first => Format(t.Number, t.Font, t.Fill, t.Border + first, t.IsOpen, t.IsQuoted))),
        ]));

    private static Font Letters(double size, bool bold = false, string colour = "FF000000")
    {
        var font = new Font(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Arial" });
        if (bold)
        {
            font.PrependChild(new Bold());
        }

        return font;
    }

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Lines(bool isFirst) => new(
        new LeftBorder(Grey()) { Style = BorderStyleValues.Thin }, new RightBorder(Grey()) { Style = BorderStyleValues.Thin },
        isFirst ? new TopBorder(new Color { Rgb = "FF1F5A5E" }) { Style = BorderStyleValues.Medium } : new TopBorder(Grey()) { Style = BorderStyleValues.Thin },
        new BottomBorder(Grey()) { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static Color Grey() => new() { Rgb = "FFB1B4B6" };

    private static CellFormat Format(uint number, uint font, uint fill, uint border, bool isOpen = false, bool isQuoted = false, bool wraps = true)
    {
        var format = new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, Horizontal = HorizontalAlignmentValues.Left, WrapText = wraps, Indent = border > 0 ? 1u : 0u })
        {
            NumberFormatId = number, FontId = font, FillId = fill, BorderId = border, FormatId = 0, QuotePrefix = isQuoted ? true : null,
            ApplyNumberFormat = number != 0, ApplyFont = true, ApplyFill = fill != 0, ApplyBorder = border != 0, ApplyAlignment = true, ApplyProtection = isOpen,
        };
        if (isOpen)
        {
            format.Append(new Protection { Locked = false });
        }

        return format;
    }
}

/// <summary>The looks that have a twin.</summary>
internal enum CellLook
{
    /// <summary>Words to read.</summary>
    Read,

    /// <summary>Words that stood above already, and rules.</summary>
    Muted,

    /// <summary>What is asked.</summary>
    Asked,

    /// <summary>An answer in words; what is typed stays as typed.</summary>
    Text,

    /// <summary>An answer that a spreadsheet could calculate with, marked as text.</summary>
    Quoted,

    /// <summary>A date.</summary>
    Day,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Something in the column of answers that is not filled in here.</summary>
    Closed,
}
