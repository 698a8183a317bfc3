using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Fill;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>A filled form beside the return as it is: what would change, and what would not.</summary>
/// <param name="Changes">What would change, in the order of the questionnaire.</param>
/// <param name="Same">Questions with the same answer in both.</param>
/// <param name="Empty">Questions that are answered here and empty in the form: what is here stays.</param>
/// <param name="NotAsked">Questions that are answered in the form and not asked, because of other answers.</param>
internal sealed record Comparison(IReadOnlyList<Comparison.Change> Changes, IReadOnlyList<Question> Same, IReadOnlyList<Question> Empty, IReadOnlyList<Question> NotAsked)
{
    /// <summary>An answer that would change.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Becomes">What it would be.</param>
    /// <param name="Stored">What is stored; null when nothing is.</param>
    /// <param name="Missing">What it would lack to be finished.</param>
    internal sealed record Change(Question Question, Answer Becomes, ReturnAnswer? Stored, IReadOnlyList<Wrong> Missing);

    /// <summary>Compares them.</summary>
    /// <param name="sheet">The return.</param>
    /// <param name="form">What was understood of the form.</param>
    /// <param name="takes">Which questions are taken over; null for all.</param>
    public static Comparison Of(ReturnSheet sheet, Understood form, IReadOnlyCollection<string>? takes = null)
    {
        var definition = sheet.Definition;
        var becomes = definition.Questions.Where(q => form.Answers.TryGetValue(q.Id, out var given) && !given.IsEmpty && takes?.Contains(q.Id) != false)
            .ToDictionary(q => q.Id, q => form.Over(definition, q, sheet.Answers.GetValueOrDefault(q.Id)));
        var then = sheet.Answers.ToDictionary(a => a.Key, a => a.Value);
        foreach (var (question, answer) in becomes)
        {
            then[question] = answer;
        }

        // What is asked depends on answers that are in the form too.
        var asked = Asking.Of(definition, sheet.Return.Respondent, then).Select(q => q.Id).ToHashSet();
        var (changes, same, not) = (new List<Change>(), new List<Question>(), new List<Question>());
        foreach (var question in definition.Questions.Where(q => becomes.ContainsKey(q.Id)))
        {
            var (answer, stored) = (becomes[question.Id], sheet.Rows.GetValueOrDefault(question.Id));
            if (stored is not null && stored.Given.Equals(answer))
            {
                same.Add(question);
            }
            else if (!asked.Contains(question.Id))
            {
                not.Add(question);
            }
            else
            {
                changes.Add(new(question, answer, stored, AnswerReader.Missing(definition, question, answer)));
            }
        }

        return new(changes, same, [.. definition.Questions.Where(q => form.Answers.TryGetValue(q.Id, out var given) && given.IsEmpty && sheet.Answers.TryGetValue(q.Id, out var here) && !(here with { Files = null }).IsEmpty)], not);
    }

    /// <summary>The answers to save. What is unfinished, or of another version, waits until somebody looks at it again.</summary>
    public IReadOnlyList<GivenAnswer> Given(Understood form) => [.. Changes.Select(c => new GivenAnswer(c.Question.Id, c.Becomes, form.IsOfThisVersion && c.Missing.Count == 0))];

    /// <summary>True when somebody saved one of these answers since the form was compared with the return.</summary>
    public bool IsOvertaken(Understood form) => Changes.Any(c => (c.Stored?.Version ?? 0) != form.Seen.GetValueOrDefault(c.Question.Id));

    /// <summary>What was understood, with the stored answers that it was compared with.</summary>
    public static Understood Seen(ReturnSheet sheet, Understood form) => form with { Seen = sheet.Rows.ToDictionary(r => r.Key, r => r.Value.Version) };
}
