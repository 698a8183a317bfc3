using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LineOfSight.Papers;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Sheets;
using Workbook = DocumentFormat.OpenXml.Spreadsheet.Workbook;

namespace LineOfSight.FilledForms;

/// <summary>Writes a form as an Excel workbook: what it is, the answers with a row for each part, and the guidance. Every text is text, never a formula.</summary>
public static class ExcelForm
{
    private const int LinesOfARow = 28;
    private static readonly int[] AboutWidths = [24, 84];
    private static readonly int[] GuidanceWidths = [17, 42, 106];

    /// <summary>The media type of the file.</summary>
    public static string MediaType => SheetFormat.Excel.MediaType();

    /// <summary>Writes the workbook.</summary>
    /// <param name="form">The form.</param>
    /// <param name="to">Where to; left open. It need not seek.</param>
    public static void Write(Form form, Stream to)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(to);
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var properties = document.PackageProperties;
            (properties.Title, properties.Language, properties.Creator) = (WordText.Clean(form.Head.Title), "en-GB", "Line of Sight");
            (properties.Subject, properties.Identifier) = (WordText.Clean(form.Head.Organisation), WordText.Clean(form.Code.ToString()));
            (properties.Created, properties.Modified) = (form.Head.MadeAt.UtcDateTime, form.Head.MadeAt.UtcDateTime);
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelLook.Make();
            var (choices, parts) = (new ExcelChoices(), new List<(string Name, WorksheetPart Part)>());
            WorksheetPart Add(string name)
            {
                parts.Add((name, workbook.AddNewPart<WorksheetPart>()));
                return parts[^1].Part;
            }

            About(form, Add("About"));
            var rows = new ExcelAnswers(form, choices).Write(Add(ExcelAnswers.Sheet));
            Guidance(form, Add("Guidance"));
            choices.Write(Add(ExcelChoices.Sheet));
            workbook.Workbook = new Workbook(
                new BookViews(new WorkbookView { ActiveTab = 0 }),
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(parts.Select((p, i) => new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Name = p.Name, SheetId = (uint)i + 1, Id = workbook.GetIdOfPart(p.Part), State = p.Name == ExcelChoices.Sheet ? SheetStateValues.Hidden : null,
                })),
                new DefinedNames(
                    new DefinedName(string.Create(CultureInfo.InvariantCulture, $"{ExcelAnswers.Sheet}!$A$1:$E${rows}")) { Name = "_xlnm.Print_Area", LocalSheetId = 1 },
                    new DefinedName($"{ExcelAnswers.Sheet}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = 1 },
                    new DefinedName("Guidance!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = 2 }));
        }

        file.Position = 0;
        file.CopyTo(to);
    }

    private static void About(Form form, WorksheetPart part)
    {
        var head = form.Head;
        var rows = new List<Row> { new(ExcelCells.Text(FormText.OneLine(head.Title), ExcelLook.Title)) { Height = 26, CustomHeight = true }, new() };
        foreach (var (name, value) in new[]
        {
            ("Partnership", head.Partnership), ("Questionnaire", form.Definition.Title), ("Key", form.Definition.Key), ("Version", form.Definition.Version.ToString(CultureInfo.InvariantCulture)),
            ("Who answers", head.Organisation), ("Reference", head.Reference), ("Answer by", head.Due is { } due ? FormText.Day(due) : ""),
            ("Form made on", FormText.Day(DateOnly.FromDateTime(London.Of(head.MadeAt)))), (FormCode.Name, form.Code.ToString()), ("", ""),
            ("How to fill in", $"Go to the sheet “{ExcelAnswers.Sheet}” and fill in the column “{ExcelAnswers.Answer}”. The other cells are closed; there is no password."),
            ("", "Where there is a list, choose from it. Where you choose all that apply, put Yes into each row that does, and leave the others empty."),
            ("", "What good looks like, and what the grades mean, is on the sheet “Guidance”."),
            ("", "Evidence is added on the website: files cannot travel in this workbook."),
            ("", "To have more room on paper, print the Word document instead: a row of a sheet shows about 30 lines."),
            ("Handling", "Official-sensitive when completed. Keep it no longer than you need it."),
        })
        {
            if (name.Length == 0 || FormText.OneLine(value).Length > 0)
            {
                rows.Add(ExcelCells.Row([ExcelCells.Text(name, ExcelLook.Strong), ExcelCells.Text(FormText.OneLine(value), ExcelLook.Words)], [name, value], AboutWidths, least: 19));
            }
        }

        using var writer = OpenXmlWriter.Create(part);
        writer.WriteElement(new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }), new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = false, TabSelected = true }),
            ExcelCells.Widths(AboutWidths), new SheetData(rows), ExcelCells.Margins(), ExcelCells.Page(OrientationValues.Landscape), ExcelCells.Foot(form.Code.Reference)));
    }

    private static void Guidance(Form form, WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, ShowGridLines = false }));
        writer.WriteElement(ExcelCells.Widths(GuidanceWidths));
        writer.WriteStartElement(new SheetData());
        string[] headings = ["Section", "Question", "Guidance"];
        writer.WriteElement(ExcelCells.Row([.. headings.Select(h => ExcelCells.Text(h, ExcelLook.Heading))], headings, GuidanceWidths, least: 22));
        var number = 0;
        foreach (var section in form.Sections)
        {
            Guide(writer, section.Title, "", section.Guidance);
            foreach (var question in section.Questions)
            {
                Guide(writer, section.Title, string.Create(CultureInfo.InvariantCulture, $"{++number}. {FormText.OneLine(question.Ask)}"), Of(form.Definition, question));
            }
        }

        writer.WriteEndElement();
        writer.WriteElement(ExcelCells.Margins());
        writer.WriteElement(ExcelCells.Page(OrientationValues.Landscape));
        writer.WriteElement(ExcelCells.Foot(form.Code.Reference));
        writer.WriteEndElement();
    }

    private static string Of(Definition definition, Question question) => string.Join('\n',
    [
        .. question.Hint.Length > 0 ? [question.Hint] : Array.Empty<string>(),
        .. question.Good.Length > 0 ? [$"What good looks like: {question.Good}"] : Array.Empty<string>(),
        .. (definition.SchemeOf(question)?.Grades ?? []).Where(g => question.Descriptors.ContainsKey(g.Id)).Select(g => $"{g.Words}: {question.Descriptors[g.Id]}"),
    ]);

    // A long text goes on in further rows: one row shows only so much.
    private static void Guide(OpenXmlWriter writer, string section, string question, string text)
    {
        var isFirst = true;
        for (var rest = text.ReplaceLineEndings("\n").Trim(); rest.Length > 0;)
        {
            var take = rest.Length;
            while (ExcelCells.LinesOf(rest[..take], GuidanceWidths[2]) > LinesOfARow)
            {
                take = rest.LastIndexOfAny([' ', '\n'], take - 1) is > 0 and var at ? at : Math.Max(1, take / 2);
            }

            string[] texts = [FormText.OneLine(section), isFirst ? question : "", rest[..take].Trim()];
            writer.WriteElement(ExcelCells.Row(
            [
                ExcelCells.Text(texts[0], ExcelLook.Of(CellLook.Muted, isFirst)), ExcelCells.Text(texts[1], ExcelLook.Of(CellLook.Asked, isFirst)),
                ExcelCells.Text(texts[2], ExcelLook.Of(CellLook.Read, isFirst)),
            ], texts, GuidanceWidths, least: 20));
            (rest, isFirst) = (rest[take..].Trim(), false);
        }
    }
}
