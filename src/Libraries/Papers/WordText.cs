using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LineOfSight.Papers;

/// <summary>Paragraphs and runs. Line breaks stay; what XML does not allow is left out.</summary>
internal static class WordText
{
    public static Paragraph Paragraph(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    public static Run Run(string text, bool bold = false)
    {
        var run = new Run();
        if (bold)
        {
            run.Append(new RunProperties(new Bold()));
        }

        foreach (var (line, index) in Clean(text).Split('\n').Select((l, i) => (l, i)))
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    public static string Clean(string text) => string.Concat(
        text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value is 9 or 10 or >= 0x20 and not 0xfffe and not 0xffff).Select(r => r.ToString()));
}
