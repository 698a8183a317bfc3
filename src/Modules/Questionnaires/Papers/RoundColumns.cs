using LineOfSight.QuestionnaireEngine;
using LineOfSight.Sheets;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>The answers of a return in one row: a column for each part of each question.</summary>
internal static class RoundColumns
{
    /// <summary>A column with what stands in it.</summary>
    internal sealed record Part(Column Column, Func<Answer, object?> Value);

    /// <summary>The parts of every question, in the order of the questionnaire, each with its question's id.</summary>
    public static IReadOnlyList<(string Question, Part Part)> Of(Definition definition) => [.. definition.Questions.SelectMany(q => Parts(definition, q).Select(p => (q.Id, p)))];

    private static IEnumerable<Part> Parts(Definition definition, Question question)
    {
        Part Named(string? part, int width, Func<Answer, object?> value) => new(new(part is null ? question.Label : $"{question.Label}: {part}", width), value);
        string? Words(string? id) => id is null ? null : question.Choices.FirstOrDefault(c => c.Id == id)?.Words ?? id;
        switch (question.Kind)
        {
            case QuestionKind.Grade:
                var scheme = definition.SchemeOf(question)!;
                yield return Named("grade", 16, a => a.One is { } grade ? scheme.Find(grade)?.Words : null);
                yield return Named("score", 8, a => a.One is { } grade ? scheme.Find(grade)?.Score : null);
                if (question.AsksHow)
                {
                    yield return Named("how you know", 40, a => a.How);
                    yield return Named("what you will do next", 40, a => a.Next);
                    yield return Named("who will do it", 20, a => a.Owner);
                    yield return Named("by when", 14, a => a.By);
                }

                if (scheme.Grades.Any(g => g.NeedsReason))
                {
                    yield return Named("why it does not apply", 30, a => a.Reason);
                }

                break;
            case QuestionKind.Matrix:
                foreach (var row in question.Rows)
                {
                    yield return Named(row.Words, 20, a => Words(a.Cells?.GetValueOrDefault(row.Id)));
                }

                break;
            case QuestionKind.Person:
                yield return Named("name", 20, a => a.Text);
                yield return Named("role", 20, a => a.Role);
                break;
            case QuestionKind.Number:
                yield return Named(question.Unit.Length == 0 ? null : question.Unit, 12, a => a.Number);
                break;
            case QuestionKind.Date:
                yield return Named(null, 14, a => a.Date);
                break;
            case QuestionKind.YesNo or QuestionKind.One or QuestionKind.Many:
                yield return Named(null, 20, a => a.Chosen is null ? null : string.Join("; ", a.Choices.Select(Words)));
                break;
            case QuestionKind.Files:
                break;
            default:
                yield return Named(null, 40, a => a.Text);
                break;
        }

        if (question.TakesEvidence || question.Kind == QuestionKind.Files)
        {
            yield return Named("number of files", 10, a => a.Files?.Count ?? 0);
        }
    }
}
