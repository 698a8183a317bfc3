using LineOfSight.Figures;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>What one member of staff answered, by question. Who it was, and when, is in no record.</summary>
internal sealed record StaffAnswers(IReadOnlyDictionary<string, Answer> ByQuestion)
{
    public Answer? To(Question question) => ByQuestion.TryGetValue(question.Id, out var answer) && !answer.IsEmpty ? answer : null;
}

/// <summary>Staff who do the same kind of work, at least five of them.</summary>
/// <param name="Words">What they do.</param>
/// <param name="Answers">What they answered.</param>
internal sealed record StaffGroup(string Words, IReadOnlyList<StaffAnswers> Answers)
{
    /// <summary>The question whose answer says what somebody does.</summary>
    public const string Question = "role-group";

    /// <summary>No group has fewer: <see cref="SmallNumbers.Hidden"/>.</summary>
    public const int Fewest = SmallNumbers.Hidden;

    private const string Together = "Other roles together";
    private const string All = "All staff";

    /// <summary>
    /// Groups for all tables of a return alike. Those that are too small are put together, with the next smallest where that is still too few.
    /// So the size of each column can be told, and no table says what another one hides.
    /// </summary>
    /// <returns>One group of all, where there is no question about roles or not two groups are left.</returns>
    public static IReadOnlyList<StaffGroup> Of(Definition definition, IReadOnlyList<StaffAnswers> answers)
    {
        var all = new[] { new StaffGroup(All, answers) };
        if (definition.Find(Question) is not { Kind: QuestionKind.One } role)
        {
            return all;
        }

        var groups = answers.GroupBy(a => a.To(role)?.One).Select(g => new StaffGroup(role.Choices.FirstOrDefault(c => c.Id == g.Key)?.Words ?? "Role not said", [.. g]))
            .OrderBy(g => g.Answers.Count).ToList();
        var small = groups.TakeWhile(g => g.Answers.Count < Fewest).ToList();
        if (small.Count > 0 && small.Sum(g => g.Answers.Count) < Fewest)
        {
            small.AddRange(groups.Skip(small.Count).Take(1));
        }

        var shown = groups.Skip(small.Count).OrderBy(g => Place(role, g.Words)).ToList();
        if (small.Count > 0)
        {
            shown.Add(new(Together, [.. small.SelectMany(g => g.Answers)]));
        }

        return shown.Count > 1 ? shown : all;
    }

    private static int Place(Question role, string words) => role.Choices.TakeWhile(c => c.Words != words).Count();
}
