using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LineOfSight.Papers;
using LineOfSight.QuestionnaireEngine;
using W14 = DocumentFormat.OpenXml.Office2010.Word;

namespace LineOfSight.FilledForms;

/// <summary>
/// The controls in the cells of a form: lists to choose from, dates, boxes, text. They are a convenience. What they hold stands in the cell
/// as plain words too, so that nothing is lost where a program makes text of them.
/// </summary>
internal sealed class WordControls(bool forPaper)
{
    // Word's own limits for the names of controls and the entries of lists.
    private const int LongestName = 64;
    private const int LongestEntry = 255;
    private int last;

    /// <summary>The paragraphs of the cell that holds the answer.</summary>
    public IEnumerable<Paragraph> Of(FormPart part, Answer? answer, IReadOnlyDictionary<Guid, string> names, bool keeps)
    {
        var text = PartValue.Of(part, answer, names);
        return part.Kind switch
        {
            PartKind.Files => [WordLook.Paragraph(text.Length == 0 ? "CellHelp" : "Cell", keeps, Run(text.Length == 0 ? "Add files on the website: they cannot travel in this document" : text))],
            PartKind.Many => part.Choices.Select(c => Box(c, PartValue.Has(part, answer, c.Id), keeps)),
            PartKind.One when forPaper => part.Choices.Select(c => Box(c, PartValue.Has(part, answer, c.Id), keeps)),
            PartKind.Date when forPaper && text.Length == 0 => [WordLook.Paragraph("Cell", keeps, Run("____ / ____ / ________")), WordLook.Paragraph("CellHelp", keeps, Run("Day, month, year"))],
            _ when forPaper => [WordLook.Paragraph("Cell", keeps, Run(text))],
            PartKind.One when part.Choices.All(c => c.Words.Length <= LongestEntry) => [WordLook.Paragraph("Cell", keeps, List(part, text))],
            PartKind.Date => [WordLook.Paragraph("Cell", keeps, Day(part, PartValue.DayOf(part, answer), text))],
            _ => [WordLook.Paragraph("Cell", keeps, Control(part.Name, text, FormText.TypeHere, null))],
        };
    }

    /// <summary>A run with line breaks and tabs as Word has them.</summary>
    public static Run Run(string text, bool bold = false)
    {
        var run = WordText.Run(text, bold);
        foreach (var held in run.Elements<Text>().Where(t => t.Text.Contains('\t', StringComparison.Ordinal)).ToList())
        {
            foreach (var (piece, index) in held.Text.Split('\t').Select((p, i) => (p, i)))
            {
                if (index > 0)
                {
                    held.InsertBeforeSelf(new TabChar());
                }

                held.InsertBeforeSelf(new Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }

            held.Remove();
        }

        return run;
    }

    private Paragraph Box(Choice choice, bool isTicked, bool keeps)
    {
        var glyph = new Run(new RunProperties(new RunFonts { Ascii = "MS Gothic", HighAnsi = "MS Gothic", EastAsia = "MS Gothic", Hint = FontTypeHintValues.EastAsia }), new Text(isTicked ? "☒" : "☐"));
        OpenXmlElement box = forPaper ? glyph : new SdtRun(
            Properties(choice.Words, isPrompt: false, new W14.SdtContentCheckBox(
                new W14.Checked { Val = isTicked ? W14.OnOffValues.One : W14.OnOffValues.Zero },
                new W14.CheckedState { Val = "2612", Font = "MS Gothic" }, new W14.UncheckedState { Val = "2610", Font = "MS Gothic" })),
            new SdtContentRun(glyph));
        var line = WordLook.Paragraph("Cell", keeps, box, Run($" {choice.Words}"));
        line.ParagraphProperties!.Append(new Indentation { Left = "340", Hanging = "340" });
        return line;
    }

    private SdtRun List(FormPart part, string text)
    {
        var list = new SdtContentDropDownList(new ListItem { DisplayText = FormText.ChooseAnswer, Value = FormText.ChooseAnswer });
        list.Append(part.Choices.Select(c => new ListItem { DisplayText = WordText.Clean(c.Words), Value = c.Id }));
        return Control(part.Name, text, FormText.ChooseAnswer, list);
    }

    private SdtRun Day(FormPart part, DateOnly? day, string text)
    {
        var date = new SdtContentDate(
            new DateFormat { Val = "d MMMM yyyy" }, new LanguageId { Val = "en-GB" }, new SdtDateMappingType { Val = DateFormatValues.DateTime }, new Calendar { Val = CalendarValues.Gregorian });
        if (day is { } known)
        {
            date.FullDate = known.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        }

        return Control(part.Name, text, FormText.ChooseDate, date);
    }

    // A text has no kind of its own: LibreOffice takes the line breaks out of controls for plain text.
    private SdtRun Control(string name, string text, string prompt, OpenXmlElement? kind)
    {
        var run = Run(text.Length == 0 ? prompt : text);
        if (text.Length == 0)
        {
            run.PrependChild(new RunProperties(new RunStyle { Val = "PlaceholderText" }));
        }

        return new SdtRun(Properties(name, text.Length == 0, kind), new SdtContentRun(run));
    }

    // The control itself cannot be deleted by a stray key; what is in it can.
    private SdtProperties Properties(string name, bool isPrompt, OpenXmlElement? kind)
    {
        var properties = new SdtProperties(new SdtAlias { Val = WordText.Clean(FormText.Short(name, LongestName)) }, new SdtId { Val = ++last }, new DocumentFormat.OpenXml.Wordprocessing.Lock { Val = LockingValues.SdtLocked });
        if (isPrompt)
        {
            properties.Append(new ShowingPlaceholder());
        }

        if (kind is not null)
        {
            properties.Append(kind);
        }

        return properties;
    }
}
