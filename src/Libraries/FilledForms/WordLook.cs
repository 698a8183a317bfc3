using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LineOfSight.Papers;

namespace LineOfSight.FilledForms;

/// <summary>How a form looks in Word: as the papers do, with what only forms have.</summary>
internal static class WordLook
{
    public const int Width = 9864;
    public const int Left = 2700;
    private const string Line = "8F9599";
    private const string Muted = "484D52";

    public static Styles Styles()
    {
        var styles = WordStyles.Make();
        styles.Append(
            Paragraph("Hint", "Hint", 20, Muted, after: 80, next: true),
            Paragraph("Good", "What good looks like", 20, "000000", after: 0, next: true, bar: true),
            Paragraph("Asked", "Answer only if", 20, "7A5600", after: 80, next: true),
            Paragraph("Cell", "Cell", 21, "000000", after: 0),
            Paragraph("CellHead", "Cell heading", 17, Muted, after: 0, next: true),
            Paragraph("CellHelp", "Cell help", 17, Muted, after: 0, before: 20),
            new Style(new StyleName { Val = "Placeholder Text" }, new StyleRunProperties(new Color { Val = "5B6166" })) { Type = StyleValues.Character, StyleId = "PlaceholderText" });
        return styles;
    }

    public static TableProperties Table(string caption, bool hasHead) => new(
        new TableWidth { Width = Text(Width), Type = TableWidthUnitValues.Dxa },
        new TableBorders(
            Border<TopBorder>(8, "1F5A5E"), Border<LeftBorder>(4, Line), Border<BottomBorder>(4, Line), Border<RightBorder>(4, Line),
            Border<InsideHorizontalBorder>(4, Line), Border<InsideVerticalBorder>(4, Line)),
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableCellMarginDefault(
            new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
            new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa }),
        new TableLook { Val = hasHead ? "04A0" : "0480", FirstRow = hasHead, FirstColumn = true, NoVerticalBand = true, LastRow = false, LastColumn = false, NoHorizontalBand = false },
        new TableCaption { Val = WordText.Clean(caption) });

    public static TableGrid Grid() => new(new GridColumn { Width = Text(Left) }, new GridColumn { Width = Text(Width - Left) });

    public static TableCell Cell(int column, IEnumerable<OpenXmlElement> inside, string? fill = null)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Text(column == 0 ? Left : Width - Left), Type = TableWidthUnitValues.Dxa });
        if (fill is not null)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        }

        return new TableCell([properties, .. inside]);
    }

    public static TableRow Row(bool isHead, bool isWhole, int height = 0)
    {
        var properties = new TableRowProperties();
        if (isWhole)
        {
            properties.Append(new CantSplit());
        }

        if (height > 0)
        {
            properties.Append(new TableRowHeight { Val = (uint)height, HeightType = HeightRuleValues.AtLeast });
        }

        if (isHead)
        {
            properties.Append(new TableHeader());
        }

        return properties.HasChildren ? new TableRow(properties) : new TableRow();
    }

    /// <summary>A paragraph; one that keeps to the next is not parted from it by the end of a page.</summary>
    public static Paragraph Paragraph(string style, bool keeps, params OpenXmlElement[] inside)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (keeps)
        {
            properties.Append(new KeepNext());
        }

        return new Paragraph([properties, .. inside]);
    }

    private static T Border<T>(uint size, string colour)
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = size, Color = colour };

    private static Style Paragraph(string id, string name, int size, string colour, int after, int before = 0, bool next = false, bool bar = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (next)
        {
            paragraph.Append(new KeepNext());
        }

        if (bar)
        {
            paragraph.Append(
                new KeepLines(),
                // Above and below, lines of the ground's own colour make room around the words.
                new ParagraphBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4, Space = 4, Color = "EEF3F3" }, new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 8, Color = "1F5A5E" },
                    new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 4, Color = "EEF3F3" }),
                new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EEF3F3" });
        }

        paragraph.Append(new SpacingBetweenLines { Before = Text(before), After = Text(after) });
        if (bar)
        {
            paragraph.Append(new Indentation { Left = "200" });
        }

        return new Style(
            new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, new StyleRunProperties(new Color { Val = colour }, new FontSize { Val = Text(size) }))
        { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
