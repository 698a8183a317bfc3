using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LineOfSight.Papers;

/// <summary>
/// Writes a paper as a Word document that assistive technology can read: real headings, the language, the title, tables with marked
/// heading rows, charts with words in their place, and lists that are lists.
/// </summary>
public static class WordFile
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The whole file.</summary>
    /// <param name="paper">What it says.</param>
    /// <param name="at">When it was made.</param>
    /// <exception cref="ArgumentException">The paper breaks <see cref="PaperRules"/>.</exception>
    public static byte[] Write(Paper paper, DateTimeOffset at)
    {
        PaperRules.Check(paper);
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Bullets();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            var properties = document.PackageProperties;
            (properties.Title, properties.Language, properties.Creator, properties.Subject, properties.Identifier) = (WordText.Clean(paper.Title), "en-GB", "Line of Sight", WordText.Clean(paper.Subtitle ?? ""), WordText.Clean(paper.Reference));
            (properties.Created, properties.Modified) = (at.UtcDateTime, at.UtcDateTime);
            var body = new Body(WordText.Paragraph("Heading1", paper.Title));
            if (paper.Subtitle is { } subtitle)
            {
                body.Append(WordText.Paragraph("Subtitle", subtitle));
            }

            var blocks = new WordBlocks(paper, main);
            foreach (var part in paper.Blocks.SelectMany((_, i) => blocks.Of(i)))
            {
                body.Append(part);
            }

            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(Foot(paper));
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Bottom = 1247, Left = 1021u, Right = 1021u, Header = 567u, Footer = 567u, Gutter = 0u }));
            main.Document = new Document(body);
        }

        return file.ToArray();
    }

    private static Paragraph Foot(Paper paper)
    {
        var line = WordText.Paragraph("Footer", paper.Footer);
        line.Append(new Run(new TabChar()), WordText.Run("Page "), new SimpleField(WordText.Run("1")) { Instruction = "PAGE" }, WordText.Run(" of "), new SimpleField(WordText.Run("1")) { Instruction = "NUMPAGES" });
        return line;
    }
}
