namespace LineOfSight.QuestionnaireEngine;

/// <summary>What the graded answers of a questionnaire, or of one section, come to. The number never stands without what it is a part of.</summary>
/// <param name="Reached">The sum of the scores.</param>
/// <param name="OutOf">The most that the scored answers could have reached.</param>
/// <param name="Scored">How many answers have a score.</param>
/// <param name="Asked">How many graded questions were asked.</param>
public sealed record Score(int Reached, int OutOf, int Scored, int Asked);

/// <summary>Counts graded answers.</summary>
public static class Scores
{
    /// <summary>The score of each section that asks for grades, by its id.</summary>
    /// <param name="definition">The questionnaire.</param>
    /// <param name="respondent">Who answers.</param>
    /// <param name="answers">The answers.</param>
    public static IReadOnlyDictionary<string, Score> BySection(Definition definition, Respondent respondent, IReadOnlyDictionary<string, Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(answers);
        var asked = Asking.Of(definition, respondent, answers).Where(q => q.Kind == QuestionKind.Grade).ToHashSet();
        return definition.Sections.Where(s => s.Questions.Any(asked.Contains))
            .ToDictionary(s => s.Id, s => Of(definition, s.Questions.Where(asked.Contains), answers));
    }

    /// <summary>The score of some questions.</summary>
    public static Score Of(Definition definition, IEnumerable<Question> questions, IReadOnlyDictionary<string, Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(answers);
        var (reached, outOf, scored, asked) = (0, 0, 0, 0);
        foreach (var question in questions.Where(q => q.Kind == QuestionKind.Grade))
        {
            asked++;
            var scheme = definition.SchemeOf(question)!;
            if (answers.GetValueOrDefault(question.Id)?.One is { } grade && scheme.Find(grade)?.Score is { } score)
            {
                (reached, outOf, scored) = (reached + score, outOf + scheme.Best, scored + 1);
            }
        }

        return new(reached, outOf, scored, asked);
    }
}
