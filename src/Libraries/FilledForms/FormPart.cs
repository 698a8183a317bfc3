using System.Globalization;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms;

/// <summary>How a part of an answer is filled in.</summary>
internal enum PartKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>One of several choices.</summary>
    One,

    /// <summary>Any of several choices.</summary>
    Many,

    /// <summary>One choice of several, by itself: ticked or not. In a sheet each has a row of its own.</summary>
    Tick,

    /// <summary>Names of files, to be read only.</summary>
    Files,
}

/// <summary>One row of a form: a part of the answer to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Id">The part, unique within the question: <c>how</c>, <c>chosen</c>, <c>cells.lead</c>.</param>
/// <param name="Name">What people read before it; no two parts of a question share it.</param>
/// <param name="Kind">How it is filled in.</param>
internal sealed record FormPart(Question Question, string Id, string Name, PartKind Kind)
{
    /// <summary>What can be chosen, in words that no two choices share.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The most characters of a text.</summary>
    public int Most { get; init; } = Limits.LongText;

    /// <summary>For which grades it is filled in; empty for all.</summary>
    public IReadOnlyList<Grade> Only { get; init; } = [];

    /// <summary>What machines read in a sheet.</summary>
    public string Code => $"{Question.Id}.{Id}";

    /// <summary>The name that the engine has for it.</summary>
    public string Engine => Id.Split('.') switch
    {
        ["cells", var row] => $"Cells[{row}]",
        [var part, ..] => char.ToUpperInvariant(part[0]) + part[1..],
        _ => Id,
    };

    /// <summary>In a few words what may be filled in, choices left out; empty where it goes without saying.</summary>
    public string Rule => Kind switch
    {
        PartKind.Line or PartKind.Lines => string.Create(CultureInfo.InvariantCulture, $"At most {Most:N0} characters"),
        PartKind.Number => Numbers(),
        PartKind.Many => "Choose all that apply",
        _ => "",
    };

    /// <summary>For which grades it is filled in, in words; empty for all.</summary>
    public string OnlyWords => Only.Count == 0 ? "" : $"Only if the grade is {FormText.Either([.. Only.Select(g => $"“{g.Words}”")])}";

    private string Numbers()
    {
        var kind = Question.Decimals == 0 ? "A whole number" : string.Create(CultureInfo.InvariantCulture, $"A number with at most {Question.Decimals} digits after the point");
        return (Question.Least, Question.Most) switch
        {
            ({ } from, { } to) => $"{kind} from {FormText.Grouped(from)} to {FormText.Grouped(to)}",
            ({ } from, null) => $"{kind} of {FormText.Grouped(from)} or more",
            (null, { } to) => $"{kind} of {FormText.Grouped(to)} or less",
            _ => kind,
        };
    }

    /// <summary>The parts of the answer to a question, in the order in which they are filled in.</summary>
    public static IReadOnlyList<FormPart> Of(Definition definition, Question question) => question.Kind switch
    {
        QuestionKind.Text => [new(question, "text", "Your answer", PartKind.Line) { Most = question.Longest }],
        QuestionKind.LongText => [new(question, "text", "Your answer", PartKind.Lines) { Most = question.Longest }],
        QuestionKind.Agency => [new(question, "text", "Name of the agency", PartKind.Line) { Most = Limits.Line }],
        QuestionKind.Person => [new(question, "text", "Name", PartKind.Line) { Most = Limits.Line }, new(question, "role", "Role", PartKind.Line) { Most = Limits.Line }],
        QuestionKind.Number => [new(question, "number", question.Unit.Length == 0 ? "Number" : $"Number ({FormText.OneLine(question.Unit)})", PartKind.Number)],
        QuestionKind.Date => [new(question, "date", "Date", PartKind.Date)],
        QuestionKind.YesNo or QuestionKind.One => [new(question, "chosen", "Your answer", PartKind.One) { Choices = Choosing.Told(question.Choices) }],
        QuestionKind.Many => [new(question, "chosen", "Your answer", PartKind.Many) { Choices = Choosing.Told(question.Choices) }],
        QuestionKind.Matrix => OfMatrix(question),
        QuestionKind.Files => [new(question, "files", "Files", PartKind.Files)],
        _ => OfGrade(definition.SchemeOf(question)!, question),
    };

    /// <summary>The same for a sheet, where a cell holds one choice: a row for each of many.</summary>
    public static IReadOnlyList<FormPart> OfSheet(Definition definition, Question question) => question.Kind != QuestionKind.Many ? Of(definition, question)
        : [.. Choosing.Told(question.Choices).Select(c => new FormPart(question, $"chosen.{c.Id}", c.Words, PartKind.Tick) { Choices = [c] })];

    private static IReadOnlyList<FormPart> OfMatrix(Question question)
    {
        var choices = Choosing.Told(question.Choices);
        return [.. Choosing.Told(question.Rows).Select(r => new FormPart(question, $"cells.{r.Id}", r.Words, PartKind.One) { Choices = choices })];
    }

    private static List<FormPart> OfGrade(Scheme scheme, Question question)
    {
        var parts = new List<FormPart> { new(question, "chosen", "Grade", PartKind.One) { Choices = Choosing.Told(scheme.Grades.Select(g => new Choice(g.Id, g.Words))) } };
        if (question.AsksHow)
        {
            parts.Add(new(question, "how", "How do you know?", PartKind.Lines));
        }

        if (question.AsksHow && scheme.Grades.Where(g => g.NeedsNext).ToList() is { Count: > 0 } next)
        {
            parts.Add(new(question, "next", "What will you do next?", PartKind.Lines) { Only = next });
            parts.Add(new(question, "owner", "Who will do it?", PartKind.Line) { Only = next, Most = Limits.Line });
            parts.Add(new(question, "by", "By when?", PartKind.Date) { Only = next });
        }

        if (scheme.Grades.Where(g => g.NeedsReason).ToList() is { Count: > 0 } reason)
        {
            parts.Add(new(question, "reason", "Why this grade?", PartKind.Lines) { Only = reason });
        }

        if (question.TakesEvidence)
        {
            parts.Add(new(question, "files", "Evidence", PartKind.Files));
        }

        return parts;
    }
}
