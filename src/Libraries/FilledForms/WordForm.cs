using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LineOfSight.Papers;
using LineOfSight.Sheets;

namespace LineOfSight.FilledForms;

/// <summary>
/// Writes a form as a Word document that assistive technology can read: real headings, the language, tables with marked heading rows, and
/// controls with names. It is a blank form, a filled return, or a form to print and write on.
/// </summary>
public static class WordForm
{
    private const string Word2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private const string Compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>The media type of the file.</summary>
    public const string MediaType = WordFile.MediaType;

    /// <summary>Writes the document.</summary>
    /// <param name="form">The form.</param>
    /// <param name="to">Where to; left open. It need not seek.</param>
    /// <param name="forPaper">True for a form to print: boxes to tick and room to write instead of controls.</param>
    public static void Write(Form form, Stream to, bool forPaper = false)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(to);
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var properties = document.PackageProperties;
            (properties.Title, properties.Language, properties.Creator) = (WordText.Clean(form.Head.Title), "en-GB", "Line of Sight");
            (properties.Subject, properties.Identifier) = (WordText.Clean(form.Head.Organisation), WordText.Clean(form.Code.ToString()));
            (properties.Created, properties.Modified) = (form.Head.MadeAt.UtcDateTime, form.Head.MadeAt.UtcDateTime);
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordLook.Styles();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Bullets();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(Foot(form));
            Body(form, forPaper, main, main.GetIdOfPart(footer));
        }

        file.Position = 0;
        file.CopyTo(to);
    }

    private static void Body(Form form, bool forPaper, MainDocumentPart main, string footer)
    {
        using var writer = OpenXmlWriter.Create(main);
        writer.WriteStartElement(
            new Document(), [new OpenXmlAttribute("mc", "Ignorable", Compatible, "w14")], [new("mc", Compatible), new("w14", Word2010), new("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")]);
        writer.WriteStartElement(new Body());
        foreach (var part in Top(form, forPaper).Concat(new WordQuestions(form, forPaper).All()))
        {
            writer.WriteElement(part);
        }

        // A document ends in a paragraph, not in a table.
        writer.WriteElement(WordText.Paragraph("Source", "End of the form"));
        writer.WriteElement(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1134, Bottom = 1247, Left = 1021u, Right = 1021u, Header = 567u, Footer = 567u, Gutter = 0u }));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static IEnumerable<OpenXmlElement> Top(Form form, bool forPaper)
    {
        yield return WordLook.Paragraph("Heading1", false, WordControls.Run(FormText.OneLine(form.Head.Title)));
        yield return WordLook.Paragraph("Subtitle", false, WordControls.Run(FormText.OneLine(form.Head.Partnership)));
        yield return Facts(form);
        yield return WordLook.Paragraph("Heading2", false, WordControls.Run("How to fill in this form"));
        foreach (var line in How(forPaper))
        {
            yield return WordLook.Paragraph("ListBullet", false, WordControls.Run(line));
        }
    }

    private static string[] How(bool forPaper) => forPaper
        ?
        [
            "Write in the right-hand column, in black ink. If you need more room, use another sheet and write the number of the question on it.",
            "Put a cross in one box, unless it says to choose all that apply.",
            "Evidence is added on the website.",
        ]
        :
        [
            "Answer in the right-hand column: choose from the lists, and type where it says so. Leave what you cannot answer as it is.",
            "Please do not change the words on the left or the codes: by them your answers find their place.",
            "Evidence is added on the website: files cannot travel in this document. Save it as a Word document (.docx), not as a PDF.",
        ];

    private static Table Facts(Form form)
    {
        var head = form.Head;
        var table = new Table(WordLook.Table("About this form", hasHead: false), WordLook.Grid());
        foreach (var (name, value) in new[]
        {
            ("Who answers", head.Organisation), ("Questionnaire", $"{form.Definition.Title}, version {form.Definition.Version}"), ("Reference", head.Reference),
            ("Answer by", head.Due is { } due ? FormText.Day(due) : ""), ("Form made on", FormText.Day(DateOnly.FromDateTime(London.Of(head.MadeAt)))), (FormCode.Name, form.Code.ToString()),
        })
        {
            if (FormText.OneLine(value).Length > 0)
            {
                var row = WordLook.Row(isHead: false, isWhole: true);
                row.Append(
                    WordLook.Cell(0, [WordLook.Paragraph("Cell", false, WordControls.Run(name, bold: true))]),
                    WordLook.Cell(1, [WordLook.Paragraph("Cell", false, WordControls.Run(FormText.OneLine(value)))]));
                table.Append(row);
            }
        }

        return table;
    }

    private static Paragraph Foot(Form form)
    {
        var line = WordLook.Paragraph("Footer", false, WordControls.Run(form.Head.Reference.Length == 0 ? "Official-sensitive when completed" : $"Official-sensitive when completed. {FormText.OneLine(form.Head.Reference)}"));
        line.Append(
            new Run(new TabChar()), WordControls.Run("Page "), new SimpleField(WordControls.Run("1")) { Instruction = "PAGE" }, WordControls.Run(" of "),
            new SimpleField(WordControls.Run("1")) { Instruction = "NUMPAGES" });
        return line;
    }
}
