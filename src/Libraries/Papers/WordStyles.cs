using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LineOfSight.Papers;

/// <summary>How a document looks; the names are Word's own, so that its navigation and its readers know them.</summary>
internal static class WordStyles
{
    private const string Brand = "1F5A5E";
    private const string Muted = "484D52";
    private const string Amber = "7A5600";

    public static Styles Make() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial", EastAsia = "Arial" }, new FontSize { Val = "22" }, new FontSizeComplexScript { Val = "22" },
                new Languages { Val = "en-GB", EastAsia = "en-GB", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Heading(1, 40, before: 0), Heading(2, 30, before: 360), Heading(3, 25, before: 240), Heading(4, 22, before: 200),
        Style("Subtitle", "Subtitle", 26, Muted, after: 280),
        Style("Statement", "Statement", 22, null, after: 20, next: true),
        Style("Changed", "Changed since", 20, Amber, after: 20, bold: true, next: true),
        Style("Source", "Source", 18, Muted, after: 160, before: 60),
        Style("Measure", "Measure", 20, Muted, after: 80, next: true),
        Style("Caption", "caption", 22, null, after: 80, before: 200, next: true, bold: true),
        Style("Figure", "Figure", 30, null, after: 40, before: 120, next: true, bold: true),
        List("ListBullet", "List Bullet"),
        Footer());

    public static Numbering Bullets() => new(
        new AbstractNum(new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" })) { LevelIndex = 0 }) { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });

    private static Style Heading(int level, int size, int before) => new(
        new StyleName { Val = $"heading {level}" }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(),
        new StyleParagraphProperties(new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = Text(before), After = "120" }, new OutlineLevel { Val = level - 1 }),
        new StyleRunProperties(new Bold(), new Color { Val = level <= 2 ? Brand : "000000" }, new FontSize { Val = Text(size) })) { Type = StyleValues.Paragraph, StyleId = $"Heading{level}" };

    private static Style Style(string id, string name, int size, string? colour, int after, int before = 0, bool next = false, bool bold = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (next)
        {
            paragraph.Append(new KeepNext());
        }

        paragraph.Append(new SpacingBetweenLines { Before = Text(before), After = Text(after) });
        var run = new StyleRunProperties();
        if (bold)
        {
            run.Append(new Bold());
        }

        run.Append(new Color { Val = colour ?? "000000" }, new FontSize { Val = Text(size) });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = name is not ("Subtitle" or "caption") };
    }

    private static Style List(string id, string name) => new(
        new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(),
        new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 }), new SpacingBetweenLines { After = "80" })) { Type = StyleValues.Paragraph, StyleId = id };

    private static Style Footer() => new(
        new StyleName { Val = "footer" }, new BasedOn { Val = "Normal" },
        new StyleParagraphProperties(new Tabs(new TabStop { Val = TabStopValues.Right, Position = 9864 }), new SpacingBetweenLines { After = "0" }),
        new StyleRunProperties(new Color { Val = Muted }, new FontSize { Val = "16" })) { Type = StyleValues.Paragraph, StyleId = "Footer" };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
