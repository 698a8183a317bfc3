using System.Globalization;
using System.Text.RegularExpressions;

namespace LineOfSight.QuestionnaireEngine;

/// <summary>An answer as somebody typed it: on a page, in a document, in a sheet, from paper.</summary>
public sealed class TypedAnswer
{
    /// <summary>A text, a person's or an agency's name.</summary>
    public string? Text { get; set; }

    /// <summary>A number, as typed.</summary>
    public string? Number { get; set; }

    /// <summary>A date.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Ids of choices, of a grade, <c>yes</c> or <c>no</c>.</summary>
    public List<string> Chosen { get; set; } = [];

    /// <summary>What was chosen for each row of a matrix.</summary>
    public Dictionary<string, string?> Cells { get; set; } = [];

    /// <summary>How one knows.</summary>
    public string? How { get; set; }

    /// <summary>What will be done next.</summary>
    public string? Next { get; set; }

    /// <summary>Who will do it.</summary>
    public string? Owner { get; set; }

    /// <summary>Until when.</summary>
    public DateOnly? By { get; set; }

    /// <summary>Why a grade was given that needs a reason.</summary>
    public string? Reason { get; set; }

    /// <summary>The role of a person.</summary>
    public string? Role { get; set; }

    /// <summary>The ids of files.</summary>
    public List<Guid> Files { get; set; } = [];

    /// <summary>An answer as somebody would type it.</summary>
    public static TypedAnswer Of(Answer? answer) => answer is null ? new() : new()
    {
        Text = answer.Text, Number = answer.Number?.ToString(CultureInfo.InvariantCulture), Date = answer.Date, Chosen = [.. answer.Choices],
        Cells = answer.Cells?.ToDictionary(c => c.Key, c => (string?)c.Value) ?? [], How = answer.How, Next = answer.Next, Owner = answer.Owner, By = answer.By,
        Reason = answer.Reason, Role = answer.Role, Files = [.. answer.Files ?? []],
    };
}

/// <summary>What is wrong with an answer, or missing from it.</summary>
/// <param name="Part">The part it belongs to: a property of <see cref="TypedAnswer"/>; for a row of a matrix <c>Cells[row]</c>.</param>
/// <param name="Words">What is wrong and what to change.</param>
public sealed record Wrong(string Part, string Words);

/// <summary>Reads what was typed. Parts that belong to another kind of question are left out: they cannot have been typed on its page.</summary>
public static partial class AnswerReader
{
    /// <summary>Reads an answer. It may be unfinished; <see cref="Missing"/> says what it lacks.</summary>
    /// <param name="definition">The questionnaire.</param>
    /// <param name="question">The question.</param>
    /// <param name="typed">What was typed.</param>
    /// <returns>The answer, and everything that is wrong with it. A part that is wrong is not in the answer.</returns>
    public static (Answer Answer, IReadOnlyList<Wrong> Wrongs) Read(Definition definition, Question question, TypedAnswer typed)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(typed);
        var wrongs = new List<Wrong>();
        string? Words(string? text, string part, string named, int most, bool oneLine = true) => TextOf(text, part, named, most, oneLine, wrongs);
        var answer = question.Kind switch
        {
            QuestionKind.Text => new Answer { Text = Words(typed.Text, nameof(typed.Text), "Your answer", question.Longest) },
            QuestionKind.LongText => new Answer { Text = Words(typed.Text, nameof(typed.Text), "Your answer", question.Longest, oneLine: false) },
            QuestionKind.Agency => new Answer { Text = Words(typed.Text, nameof(typed.Text), "The name of the agency", Limits.Line) },
            QuestionKind.Person => new Answer { Text = Words(typed.Text, nameof(typed.Text), "The name", Limits.Line), Role = Words(typed.Role, nameof(typed.Role), "The role", Limits.Line) },
            QuestionKind.Number => new Answer { Number = NumberOf(question, typed.Number, wrongs) },
            QuestionKind.Date => new Answer { Date = typed.Date },
            QuestionKind.YesNo or QuestionKind.One => new Answer { Chosen = ChosenOf(question.Choices.Select(c => c.Id), typed.Chosen, 1, wrongs) },
            QuestionKind.Many => new Answer { Chosen = ChosenOf(question.Choices.Select(c => c.Id), typed.Chosen, question.Choices.Count, wrongs) },
            QuestionKind.Matrix => new Answer { Cells = CellsOf(question, typed.Cells, wrongs) },
            QuestionKind.Files => new Answer { Files = FilesOf(typed.Files, wrongs) },
            _ => GradeOf(definition.SchemeOf(question)!, question, typed, wrongs),
        };
        return (answer, wrongs);
    }

    /// <summary>What an answer lacks to be whole, in the order of the page; empty when nothing is missing.</summary>
    /// <param name="definition">The questionnaire.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer; null when there is none.</param>
    public static IReadOnlyList<Wrong> Missing(Definition definition, Question question, Answer? answer)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(question);
        if (answer is null || answer.IsEmpty)
        {
            return question.Required ? [Nothing(question)] : [];
        }

        return question.Kind switch
        {
            QuestionKind.Person when answer.Text is null => [new(nameof(TypedAnswer.Text), "Enter the person’s name")],
            QuestionKind.Person when answer.Role is null => [new(nameof(TypedAnswer.Role), "Enter the person’s role")],
            QuestionKind.Matrix => [.. question.Rows.Where(r => question.Required && answer.Cells?.ContainsKey(r.Id) != true).Select(r => new Wrong($"Cells[{r.Id}]", $"Select an answer for “{r.Words}”"))],
            QuestionKind.Grade => MissingOfGrade(definition.SchemeOf(question)!, question, answer),
            _ => [],
        };
    }

    private static Wrong Nothing(Question question) => question.Kind switch
    {
        QuestionKind.Grade => new(nameof(TypedAnswer.Chosen), "Select a grade"),
        QuestionKind.YesNo => new(nameof(TypedAnswer.Chosen), "Select yes or no"),
        QuestionKind.One or QuestionKind.Many => new(nameof(TypedAnswer.Chosen), "Select an answer"),
        QuestionKind.Matrix => new($"Cells[{question.Rows[0].Id}]", $"Select an answer for “{question.Rows[0].Words}”"),
        QuestionKind.Number => new(nameof(TypedAnswer.Number), "Enter a number"),
        QuestionKind.Date => new(nameof(TypedAnswer.Date), "Enter a date"),
        QuestionKind.Files => new(nameof(TypedAnswer.Files), "Add a file"),
        QuestionKind.Person => new(nameof(TypedAnswer.Text), "Enter the person’s name"),
        QuestionKind.Agency => new(nameof(TypedAnswer.Text), "Enter the name of the agency"),
        _ => new(nameof(TypedAnswer.Text), "Enter an answer"),
    };

    private static List<Wrong> MissingOfGrade(Scheme scheme, Question question, Answer answer)
    {
        if (answer.One is not { } id || scheme.Find(id) is not { } grade)
        {
            return [new(nameof(TypedAnswer.Chosen), "Select a grade")];
        }

        var missing = new List<Wrong>();
        if (grade.NeedsReason && answer.Reason is null)
        {
            missing.Add(new(nameof(TypedAnswer.Reason), $"Enter why you chose “{grade.Words}”"));
        }

        if (question.AsksHow && !grade.NeedsReason && answer.How is null)
        {
            missing.Add(new(nameof(TypedAnswer.How), "Enter how you know"));
        }

        if (grade.NeedsNext && question.AsksHow && answer.Next is null)
        {
            missing.Add(new(nameof(TypedAnswer.Next), "Enter what you will do next"));
        }

        return missing;
    }

    private static Answer GradeOf(Scheme scheme, Question question, TypedAnswer typed, List<Wrong> wrongs)
    {
        var chosen = ChosenOf(scheme.Grades.Select(g => g.Id), typed.Chosen, 1, wrongs);
        var grade = chosen is [{ } id] ? scheme.Find(id) : null;
        var (asksNext, asksReason) = (grade is { NeedsNext: true } && question.AsksHow, grade is { NeedsReason: true });
        return new()
        {
            Chosen = chosen, Scheme = grade is null ? null : scheme.Key,
            How = question.AsksHow ? TextOf(typed.How, nameof(typed.How), "How you know", Limits.LongText, false, wrongs) : null,
            Next = asksNext ? TextOf(typed.Next, nameof(typed.Next), "What you will do next", Limits.LongText, false, wrongs) : null,
            Owner = asksNext ? TextOf(typed.Owner, nameof(typed.Owner), "Who will do it", Limits.Line, true, wrongs) : null,
            By = asksNext ? typed.By : null,
            Reason = asksReason ? TextOf(typed.Reason, nameof(typed.Reason), "The reason", Limits.LongText, false, wrongs) : null,
            Files = question.TakesEvidence ? FilesOf(typed.Files, wrongs) : null,
        };
    }

    private static string? TextOf(string? typed, string part, string named, int most, bool oneLine, List<Wrong> wrongs)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        if (oneLine)
        {
            text = text.Replace('\n', ' ');
        }

        if (text.Length > most)
        {
            wrongs.Add(new(part, $"{named} must be {most.ToString("N0", CultureInfo.InvariantCulture)} characters or fewer"));
            return null;
        }

        if (!Characters.CanBeShown(text))
        {
            wrongs.Add(new(part, $"{named} holds a character that cannot be shown. Type it again"));
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    private static decimal? NumberOf(Question question, string? typed, List<Wrong> wrongs)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var (least, most) = (question.Least ?? -999_999_999_999m, question.Most ?? 999_999_999_999m);
        var words = question.Decimals == 0 ? "a whole number" : $"a number with at most {question.Decimals.ToString(CultureInfo.InvariantCulture)} digits after the point";
        if (!Thousands().IsMatch(text) || !decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || decimal.Round(number, question.Decimals) != number)
        {
            wrongs.Add(new(nameof(TypedAnswer.Number), $"Enter {words}, like {(question.Decimals == 0 ? "12" : "12.5")}"));
            return null;
        }

        if (number < least || number > most)
        {
            wrongs.Add(new(nameof(TypedAnswer.Number), (question.Least, question.Most) switch
            {
                ({ } from, { } to) => $"Enter {words} from {Plain(from)} to {Plain(to)}",
                ({ } from, null) => $"Enter {words} of {Plain(from)} or more",
                (null, { } to) => $"Enter {words} of {Plain(to)} or less",
                _ => $"Enter {words} of at most 12 digits",
            }));
            return null;
        }

        // "12.0" and "12" are one answer.
        return decimal.Parse(number.ToString("0.######", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    // A comma stands before three digits; "1,5" is not 15, and nobody can say whether it is 1.5.
    [GeneratedRegex(@"^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    private static string Plain(decimal number) => number.ToString("#,##0.######", CultureInfo.InvariantCulture);

    private static List<string>? ChosenOf(IEnumerable<string> ids, List<string> typed, int most, List<Wrong> wrongs)
    {
        var chosen = typed.Where(t => !string.IsNullOrWhiteSpace(t)).ToHashSet(StringComparer.Ordinal);
        var known = ids.Where(chosen.Contains).ToList();
        if (known.Count < chosen.Count || known.Count > most)
        {
            wrongs.Add(new(nameof(TypedAnswer.Chosen), known.Count < chosen.Count ? "Select an answer from the list" : "Select one answer only"));
            return null;
        }

        return known.Count == 0 ? null : known;
    }

    private static Dictionary<string, string>? CellsOf(Question question, Dictionary<string, string?> typed, List<Wrong> wrongs)
    {
        var cells = new Dictionary<string, string>();
        foreach (var row in question.Rows)
        {
            if (typed.GetValueOrDefault(row.Id) is not { Length: > 0 } value)
            {
                continue;
            }

            if (question.Choices.Any(c => c.Id == value))
            {
                cells.Add(row.Id, value);
            }
            else
            {
                wrongs.Add(new($"Cells[{row.Id}]", $"Select an answer from the list for “{row.Words}”"));
            }
        }

        if (typed.Keys.Any(k => question.Rows.All(r => r.Id != k)))
        {
            wrongs.Add(new($"Cells[{question.Rows[0].Id}]", "There is an answer to a row that this question does not have"));
        }

        return cells.Count == 0 ? null : cells;
    }

    private static List<Guid>? FilesOf(List<Guid> typed, List<Wrong> wrongs)
    {
        var files = typed.Distinct().ToList();
        if (files.Count > Limits.Files)
        {
            wrongs.Add(new(nameof(TypedAnswer.Files), $"Add at most {Limits.Files} files"));
            return null;
        }

        return files.Count == 0 ? null : files;
    }
}
