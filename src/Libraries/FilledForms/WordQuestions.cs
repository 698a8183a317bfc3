using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms;

/// <summary>Sections and questions of a form as parts of a Word document. Each question has one table; its second column holds the answer.</summary>
internal sealed class WordQuestions(Form form, bool forPaper)
{
    /// <summary>Before the question's id, in the heading row of its table.</summary>
    public const string Code = "Code: ";

    private const string Tint = "EEF3F3";
    private const int ShortEnough = 1200;
    private const int MostWhole = 4;
    private const int Brief = 300;
    private readonly WordControls controls = new(forPaper);
    private readonly Dictionary<string, int> numbers = form.Sections.SelectMany(s => s.Questions).Select((q, i) => (q.Id, Number: i + 1)).ToDictionary(q => q.Id, q => q.Number);

    public IEnumerable<OpenXmlElement> All() => form.Sections.SelectMany(Of);

    private IEnumerable<OpenXmlElement> Of(Section section)
    {
        yield return WordLook.Paragraph("Heading2", false, WordControls.Run(FormText.OneLine(section.Title)));
        foreach (var line in Lines(section.Guidance))
        {
            yield return WordLook.Paragraph("Normal", true, WordControls.Run(line));
        }

        foreach (var question in section.Questions)
        {
            foreach (var part in Of(question))
            {
                yield return part;
            }
        }
    }

    private IEnumerable<OpenXmlElement> Of(Question question)
    {
        yield return WordLook.Paragraph("Heading3", false, WordControls.Run($"{numbers[question.Id]}. {FormText.OneLine(question.Ask)}{(question.Required ? "" : " (optional)")}"));
        if (AskedWhen.Of(form, question, numbers) is { Length: > 0 } asked)
        {
            yield return WordLook.Paragraph("Asked", false, WordControls.Run(asked));
        }

        if (form.Notes.GetValueOrDefault(question.Id) is { } note)
        {
            yield return WordLook.Paragraph("Asked", false, WordControls.Run(FormText.OneLine(note)));
        }

        foreach (var line in Lines(question.Hint).Concat(question.Kind == QuestionKind.Matrix && !forPaper ? [$"In each row, choose {OneOf(FormPart.Of(form.Definition, question)[0])}"] : []))
        {
            yield return WordLook.Paragraph("Hint", false, WordControls.Run(line));
        }

        if (question.Good.Length > 0 || question.Descriptors.Count > 0)
        {
            foreach (var part in Good(question))
            {
                yield return part;
            }

            yield return Gap();
        }

        yield return Table(question);
    }

    private IEnumerable<Paragraph> Good(Question question)
    {
        if (question.Good.Length > 0)
        {
            yield return WordLook.Paragraph("Good", false, WordControls.Run("What good looks like", bold: true));
            foreach (var line in Lines(question.Good))
            {
                yield return WordLook.Paragraph("Good", false, WordControls.Run(line));
            }
        }

        foreach (var grade in form.Definition.SchemeOf(question)?.Grades.Where(g => question.Descriptors.ContainsKey(g.Id)) ?? [])
        {
            yield return WordLook.Paragraph("Good", false, WordControls.Run($"{FormText.OneLine(grade.Words)}: ", bold: true), WordControls.Run(FormText.OneLine(question.Descriptors[grade.Id])));
        }
    }

    private Table Table(Question question)
    {
        var answer = form.Answers.GetValueOrDefault(question.Id);
        var parts = FormPart.Of(form.Definition, question);
        var texts = parts.Select(p => PartValue.Of(p, answer, form.FileNames)).ToList();
        var isShort = texts.Sum(t => t.Length) <= ShortEnough && parts.Sum(p => forPaper ? p.Choices.Count : 1) <= 25;
        var table = new Table(WordLook.Table($"Answer to question {numbers[question.Id]}: {FormText.Short(question.Label)}", hasHead: true), WordLook.Grid(), Head(question));
        foreach (var (part, index) in parts.Select((p, i) => (p, i)))
        {
            // A table is not torn from its heading, nor a row from the rest; within a long one there may be the end of a page.
            var keeps = isShort && index < parts.Count - 1 && (parts.Count <= MostWhole || index == parts.Count - 2 || (index == 0 && texts[1].Length <= Brief));
            var row = WordLook.Row(isHead: false, isWhole: texts[index].Length <= ShortEnough, texts[index].Length == 0 ? Room(part.Kind) : 0);
            row.Append(
                WordLook.Cell(0, [WordLook.Paragraph("Cell", keeps, WordControls.Run(part.Name, bold: true)), .. Help(part).Select(h => WordLook.Paragraph("CellHelp", keeps, WordControls.Run(h)))]),
                WordLook.Cell(1, controls.Of(part, answer, form.FileNames, keeps)));
            table.Append(row);
        }

        return table;
    }

    private static TableRow Head(Question question)
    {
        var row = WordLook.Row(isHead: true, isWhole: true);
        var right = WordLook.Paragraph("CellHead", true, WordControls.Run("Your answer"), new Run(new TabChar()), WordControls.Run(Code + question.Id));
        right.ParagraphProperties!.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Position = WordLook.Width - WordLook.Left - 200 }));
        row.Append(WordLook.Cell(0, [WordLook.Paragraph("CellHead", true, WordControls.Run("What to fill in"))], Tint), WordLook.Cell(1, [right], Tint));
        return row;
    }

    private IEnumerable<string> Help(FormPart part)
    {
        // Who and by when belong to what comes next, and stand right under it.
        if (part.OnlyWords.Length > 0 && part.Kind == PartKind.Lines)
        {
            yield return part.OnlyWords;
        }

        if (part.Kind == PartKind.One && forPaper)
        {
            yield return "Choose one";
        }
        else if (part.Kind == PartKind.One)
        {
            // For those whose program has made text of the lists; a matrix says it once, above, and yes or no goes without saying.
            if (part.Question.Kind is not (QuestionKind.Matrix or QuestionKind.YesNo))
            {
                yield return FormRows.Capital(OneOf(part));
            }
        }
        else if (part.Kind is PartKind.Line or PartKind.Lines ? part.Most < Limits.Line && !forPaper : part.Rule.Length > 0)
        {
            yield return part.Rule;
        }
    }

    private static string OneOf(FormPart part) => FormText.Short($"one of: {string.Join("; ", part.Choices.Select(c => c.Words))}", 400);

    // Between the box and the table, thin enough to show that they belong together.
    private static Paragraph Gap()
    {
        var gap = WordLook.Paragraph("Hint", true);
        gap.ParagraphProperties!.Append(new SpacingBetweenLines { Before = "0", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact });
        return gap;
    }

    private int Room(PartKind kind) => kind switch
    {
        PartKind.Lines => forPaper ? 2000 : 720,
        PartKind.Line or PartKind.Number or PartKind.Date when forPaper => 620,
        _ => 0,
    };

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
