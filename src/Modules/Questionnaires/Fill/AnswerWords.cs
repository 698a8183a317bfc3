using System.Globalization;
using LineOfSight.Design;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>Answers as people read them.</summary>
internal static class AnswerWords
{
    /// <summary>The parts of an answer that were given, each with its name, in the order of the page.</summary>
    public static IReadOnlyDictionary<string, string> Parts(Definition definition, Question question, Answer? answer)
    {
        var parts = new Dictionary<string, string>();
        if (answer is null)
        {
            return parts;
        }

        void Add(string name, string? words)
        {
            if (!string.IsNullOrEmpty(words))
            {
                parts[name] = words;
            }
        }

        switch (question.Kind)
        {
            case QuestionKind.Grade:
                Add("Grade", answer.One is { } grade ? definition.SchemeOf(question)!.Find(grade)?.Words : null);
                Add("Why it does not apply", answer.Reason);
                Add("How you know", answer.How);
                Add("What you will do next", answer.Next);
                Add("Who will do it", answer.Owner);
                Add("By when", answer.By is { } by ? Dates.Plain(by) : null);
                break;
            case QuestionKind.Person:
                Add("Name", answer.Text);
                Add("Role", answer.Role);
                break;
            case QuestionKind.Matrix:
                foreach (var row in question.Rows)
                {
                    Add(row.Words, answer.Cells?.GetValueOrDefault(row.Id) is { } cell ? question.Choices.FirstOrDefault(c => c.Id == cell)?.Words : null);
                }

                break;
            case QuestionKind.Files:
                break;
            default:
                Add("Answer", answer.Text ?? answer.Number?.ToString("#,##0.######", CultureInfo.InvariantCulture) ?? (answer.Date is { } date ? Dates.Plain(date) : null)
                    ?? string.Join(", ", answer.Choices.Select(c => question.Choices.FirstOrDefault(x => x.Id == c)?.Words ?? c)));
                break;
        }

        return parts;
    }
}
