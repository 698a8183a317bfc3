using LineOfSight.Figures;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>What staff answered to one question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Tables">How many chose what, with small counts hidden.</param>
/// <param name="Middle">The middle value of a number, or null.</param>
/// <param name="Texts">What was written, in an order drawn by lot.</param>
internal sealed record CountedQuestion(Question Question, IReadOnlyList<PublishedTable> Tables, Measurement? Middle, IReadOnlyList<string> Texts);

/// <summary>Counts answers of staff by question and by what staff do.</summary>
internal static class CountAnswers
{
    private const string Unit = "staff";
    private const string Nothing = "Not answered";

    /// <summary>What was answered to a question.</summary>
    /// <param name="definition">The questionnaire.</param>
    /// <param name="question">The question.</param>
    /// <param name="groups">The groups that all tables are told by.</param>
    /// <param name="origin">Where the answers come from.</param>
    public static CountedQuestion Of(Definition definition, Question question, IReadOnlyList<StaffGroup> groups, Origin origin)
    {
        var all = groups.SelectMany(g => g.Answers).ToList();
        PublishedTable Table(string title, IReadOnlyList<Choice> choices, Func<Answer, string?> chosen) => Tell(title, choices, groups, a => a.To(question) is { } given ? chosen(given) : null, origin);
        IReadOnlyList<PublishedTable> tables = question switch
        {
            { Id: StaffGroup.Question } => groups.Count > 1 ? [Sizes(question, groups, origin)] : [],
            { Kind: QuestionKind.Grade } => [Table(question.Ask, [.. definition.SchemeOf(question)!.Grades.Select(g => new Choice(g.Id, g.Words))], a => a.One)],
            { Kind: QuestionKind.One or QuestionKind.YesNo } => [Table(question.Ask, question.Choices, a => a.One)],
            // Somebody may choose several: each choice is a table of its own, of those who chose it and those who did not.
            { Kind: QuestionKind.Many } => [.. question.Choices.Select(c => Table($"{question.Ask} {c.Words}", Chose, a => a.Choices.Contains(c.Id) ? "yes" : "no"))],
            { Kind: QuestionKind.Matrix } => [.. question.Rows.Select(r => Table($"{question.Ask} {r.Words}", question.Choices, a => a.Cells?.GetValueOrDefault(r.Id)))],
            _ => [],
        };
        var texts = all.Select(a => a.To(question)).OfType<Answer>()
            .Select(a => question.Kind is QuestionKind.Text or QuestionKind.LongText ? a.Text : question.Kind == QuestionKind.Grade ? a.How : null).OfType<string>().ToArray();
        System.Security.Cryptography.RandomNumberGenerator.Shuffle((Span<string>)texts);
        return new(question, tables, question.Kind == QuestionKind.Number ? Middle(question, all, origin) : null, texts);
    }

    private static readonly Choice[] Chose = [new("yes", "Chosen"), new("no", "Not chosen")];

    private static PublishedTable Tell(string title, IReadOnlyList<Choice> choices, IReadOnlyList<StaffGroup> groups, Func<StaffAnswers, string?> chosen, Origin origin)
    {
        // The size of each group stands in every table, so here it is told too. Where a table can hide its small counts only by hiding a size,
        // it tells all staff together, and, where as many small counts as there are staff fill the total, no 0 either.
        IReadOnlyList<StaffGroup> all = [new("All staff", [.. groups.SelectMany(g => g.Answers)])];
        var told = Publish(title, choices, groups, chosen, origin, Zeros.Shown);
        told = TellsSizes(told) ? told : Publish(title, choices, all, chosen, origin, Zeros.Shown);
        return TellsSizes(told) ? told : Publish(title, choices, all, chosen, origin, Zeros.Hidden);
    }

    private static bool TellsSizes(PublishedTable told) => told.Cells[^1].All(c => c.Count is not null);

    private static PublishedTable Publish(string title, IReadOnlyList<Choice> choices, IReadOnlyList<StaffGroup> groups, Func<StaffAnswers, string?> chosen, Origin origin, Zeros zeros)
    {
        // "Not answered" is a line like any other, so that each column always adds up to the size of its group.
        var known = choices.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        string Key(StaffAnswers a) => chosen(a) is { } id && known.Contains(id) ? id : "";
        var isWhole = groups.All(g => g.Answers.All(a => Key(a).Length > 0));
        IReadOnlyList<Choice> rows = isWhole ? choices : [.. choices, new("", Nothing)];
        var cells = rows.Select(r => (IReadOnlyList<Cell>)[.. groups.Select(g => Cell.Of(g.Answers.Count(a => Key(a) == r.Id)))]).ToList();
        return Suppression.Publish(new CountTable(title, [.. rows.Select(r => r.Words)], [.. groups.Select(g => g.Words)], cells, Unit, origin) { Protects = Unit, RowTotals = groups.Count > 1 }, zeros);
    }

    private static PublishedTable Sizes(Question question, IReadOnlyList<StaffGroup> groups, Origin origin) => Suppression.Publish(
        new CountTable(question.Ask, [.. groups.Select(g => g.Words)], ["All staff"], [.. groups.Select(g => (IReadOnlyList<Cell>)[Cell.Of(g.Answers.Count)])], Unit, origin) { Protects = Unit, RowTotals = false });

    private static Measurement? Middle(Question question, IReadOnlyList<StaffAnswers> all, Origin origin)
    {
        var numbers = all.Select(a => a.To(question)?.Number).OfType<decimal>().Order().ToList();
        return numbers.Count < StaffGroup.Fewest ? null : Figure.Measurement(
            (numbers[(numbers.Count - 1) / 2] + numbers[numbers.Count / 2]) / 2, question.Unit.Length > 0 ? question.Unit : "as a number", "middle value", numbers.Count, Unit, origin);
    }
}
