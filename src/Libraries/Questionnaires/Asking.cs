namespace LineOfSight.QuestionnaireEngine;

/// <summary>How far one question has come.</summary>
public enum Progress
{
    /// <summary>Nothing was answered.</summary>
    NotStarted,

    /// <summary>Something is missing, or it was brought forward and nobody has confirmed it.</summary>
    Unfinished,

    /// <summary>Nothing is missing.</summary>
    Finished,
}

/// <summary>What is asked of whom, given what was answered.</summary>
public static class Asking
{
    /// <summary>The questions that are asked, in order. A question behind a condition is asked only while the one before it is.</summary>
    /// <param name="definition">The questionnaire.</param>
    /// <param name="respondent">Who answers.</param>
    /// <param name="answers">What was answered so far, by question.</param>
    public static IReadOnlyList<Question> Of(Definition definition, Respondent respondent, IReadOnlyDictionary<string, Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(answers);
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return [.. definition.Questions.Where(q => IsAsked(q.Id))];

        bool IsAsked(string id)
        {
            if (known.TryGetValue(id, out var asked))
            {
                return asked;
            }

            // A definition with a loop was refused when it was read.
            var question = definition.Find(id)!;
            asked = question.Only.Covers(respondent)
                && (question.When?.Holds(other => IsAsked(other) && answers.TryGetValue(other, out var answer) ? answer.Choices : []) ?? true);
            known[id] = asked;
            return asked;
        }
    }

    /// <summary>How far a question has come.</summary>
    /// <param name="definition">The questionnaire.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">Its answer; null when there is none.</param>
    public static Progress ProgressOf(Definition definition, Question question, Answer? answer) =>
        AnswerReader.Missing(definition, question, answer).Count == 0 ? Progress.Finished : answer is null || answer.IsEmpty ? Progress.NotStarted : Progress.Unfinished;
}
