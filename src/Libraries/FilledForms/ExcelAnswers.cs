using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Sheets;

namespace LineOfSight.FilledForms;

/// <summary>The sheet with the answers: a row for each part of an answer.</summary>
internal sealed class ExcelAnswers(Form form, ExcelChoices choices)
{
    public const string Sheet = "Answers";
    public const string Answer = "Your answer";
    private const int MostListed = 10;
    private static readonly int[] Columns = [17, 42, 24, 24, 58];

    // How many letters of its own size a column holds: those of rules and sections are smaller.
    private static readonly int[] Letters = [22, 42, 24, 32, 58];
    private int row = 1;

    /// <summary>Writes the sheet; gives back how many rows it has.</summary>
    public int Write(WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft, ActiveCell = "E2", SequenceOfReferences = new ListValue<StringValue>(["E2"]) }) { WorkbookViewId = 0, ShowGridLines = false }));
        var widths = ExcelCells.Widths([.. Columns, 30]);
        widths.Elements<DocumentFormat.OpenXml.Spreadsheet.Column>().Last().Hidden = true;
        writer.WriteElement(widths);
        writer.WriteStartElement(new SheetData());
        string[] headings = ["Section", "Question", "What to fill in", "Allowed answers", Answer];
        writer.WriteElement(ExcelCells.Row(
            [.. headings.Select(h => ExcelCells.Text(h, ExcelLook.Heading)), ExcelCells.Text($"{FormCode.Name} {form.Code}", ExcelLook.Heading)], headings, Columns, least: 22));
        var numbers = form.Sections.SelectMany(s => s.Questions).Select((q, i) => (q.Id, Number: i + 1)).ToDictionary(q => q.Id, q => q.Number);
        foreach (var section in form.Sections)
        {
            foreach (var question in section.Questions)
            {
                Question(writer, section, question, numbers);
            }
        }

        writer.WriteEndElement();
        // Without a password: it keeps the codes from a slip of the hand, not from anybody's will.
        writer.WriteElement(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false, AutoFilter = false });
        if (choices.Rules() is { } rules)
        {
            writer.WriteElement(rules);
        }

        writer.WriteElement(ExcelCells.Margins());
        writer.WriteElement(ExcelCells.Page(OrientationValues.Landscape));
        writer.WriteElement(ExcelCells.Foot(form.Code.Reference));
        writer.WriteEndElement();
        return row;
    }

    private void Question(OpenXmlWriter writer, Section section, Question question, Dictionary<string, int> numbers)
    {
        var answer = form.Answers.GetValueOrDefault(question.Id);
        var asked = AskedWhen.Of(form, question, numbers);
        string[] told = [$"{numbers[question.Id]}. {FormText.OneLine(question.Ask)}{(question.Required ? "" : " (optional)")}", asked, FormText.OneLine(form.Notes.GetValueOrDefault(question.Id, ""))];
        var whole = string.Join('\n', told.Where(w => w.Length > 0));
        var isFirst = true;
        foreach (var part in FormPart.OfSheet(form.Definition, question))
        {
            row++;
            var words = isFirst ? whole : $"{numbers[question.Id]}. {FormText.Short(question.Label, 60)}";
            var value = PartValue.Of(part, answer, form.FileNames);
            string[] texts = [FormText.OneLine(section.Title), words, part.Name, Allowed(part), value];
            var line = ExcelCells.Row(
            [
                ExcelCells.Text(texts[0], ExcelLook.Of(CellLook.Muted, isFirst)),
                ExcelCells.Text(words, ExcelLook.Of(isFirst ? CellLook.Asked : CellLook.Muted, isFirst)),
                ExcelCells.Text(part.Name, ExcelLook.Of(CellLook.Read, isFirst)),
                ExcelCells.Text(texts[3], ExcelLook.Of(CellLook.Muted, isFirst)),
                Cell(part, answer, value, isFirst),
                ExcelCells.Text(part.Code, ExcelLook.Of(CellLook.Muted, isFirst)),
            ], texts, Letters, least: part.Kind == PartKind.Lines ? 46 : 20);
            writer.WriteElement(line);
            choices.Add(part, string.Create(CultureInfo.InvariantCulture, $"E{row}"));
            isFirst = false;
        }
    }

    private static Cell Cell(FormPart part, Answer? answer, string value, bool isFirst) => part.Kind switch
    {
        PartKind.Files => ExcelCells.Text(value.Length == 0 ? "Add files on the website" : value, ExcelLook.Of(CellLook.Closed, isFirst)),
        // Before 1901 spreadsheets do not agree on which day a number is.
        PartKind.Date when PartValue.DayOf(part, answer) is { Year: >= 1901 } day => ExcelCells.Day(day, ExcelLook.Of(CellLook.Day, isFirst)),
        PartKind.Date => ExcelCells.Text(value, ExcelLook.Of(CellLook.Day, isFirst)),
        // A spreadsheet keeps 15 digits; a number with more stays whole as text.
        PartKind.Number when answer?.Number is { } number && FormText.Number((decimal)(double)number) == FormText.Number(number) =>
            ExcelCells.Number(FormText.Number(number), ExcelLook.Of(CellLook.Number, isFirst)),
        PartKind.Number => ExcelCells.Text(value, ExcelLook.Of(CellLook.Number, isFirst)),
        _ => ExcelCells.Text(value, ExcelLook.Of(Formulas.IsOne(value) ? CellLook.Quoted : CellLook.Text, isFirst)),
    };

    private static string Allowed(FormPart part) => string.Join('\n', new[]
    {
        part.Kind switch
        {
            PartKind.One => part.Choices.Count <= MostListed ? string.Join('\n', part.Choices.Select(c => c.Words)) : "One from the list",
            PartKind.Tick => "Yes, or leave empty",
            PartKind.Date => "Such as 31 March 2026",
            PartKind.Files => "Not filled in here",
            _ => part.Rule,
        },
        part.OnlyWords,
    }.Where(w => w.Length > 0));
}
