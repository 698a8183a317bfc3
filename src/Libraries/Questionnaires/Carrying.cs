namespace LineOfSight.QuestionnaireEngine;

/// <summary>What became of the answers to an earlier version.</summary>
/// <param name="Answers">The answers that came along, by question of the new version.</param>
/// <param name="LeftBehind">The questions of the earlier version whose answers did not, or not whole, each with the reason.</param>
public sealed record Carried(IReadOnlyDictionary<string, Answer> Answers, IReadOnlyList<(string Question, string Why)> LeftBehind);

/// <summary>Brings answers of one version to another.</summary>
public static class Carrying
{
    /// <summary>Brings answers along: those whose question has the same id, or was mapped, and can still be given.</summary>
    /// <param name="was">The version that was answered.</param>
    /// <param name="now">The version that is to be answered: the same one, or another of the same questionnaire.</param>
    /// <param name="answers">The answers.</param>
    /// <exception cref="ArgumentException">The two are different questionnaires.</exception>
    public static Carried Over(Definition was, Definition now, IReadOnlyDictionary<string, Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(answers);
        if (was.Key != now.Key)
        {
            throw new ArgumentException("Answers are brought along between versions of one questionnaire.", nameof(now));
        }

        var map = now.Carries.FirstOrDefault(c => c.From == was.Version);
        var (along, behind) = (new Dictionary<string, Answer>(), new List<(string, string)>());
        foreach (var question in was.Questions)
        {
            if (answers.GetValueOrDefault(question.Id) is not { IsEmpty: false } answer)
            {
                continue;
            }

            var target = map?.Dropped.Contains(question.Id) == true ? null : now.Find(map?.Questions.GetValueOrDefault(question.Id) ?? question.Id);
            if (target is null)
            {
                behind.Add((question.Id, "This is not asked any more"));
            }
            else if (along.ContainsKey(target.Id) || IsTaken(map, question.Id, target.Id))
            {
                behind.Add((question.Id, "Another question took its place"));
            }
            else if (target.Kind != question.Kind)
            {
                behind.Add((question.Id, "The question takes another kind of answer now"));
            }
            else if (Typed(answer, map, now.SchemeOf(target)) is not { } typed)
            {
                behind.Add((question.Id, "It is graded on another scale now"));
            }
            else
            {
                var (read, wrongs) = AnswerReader.Read(now, target, typed);
                if (read.IsEmpty || wrongs.Count > 0)
                {
                    behind.Add((question.Id, wrongs.Count > 0 ? wrongs[0].Words : "Nothing of it can be answered any more"));
                }
                else
                {
                    along.Add(target.Id, read);
                    if (read != answer with { Chosen = read.Chosen, Scheme = read.Scheme })
                    {
                        behind.Add((question.Id, "Part of it is not asked for any more"));
                    }
                }
            }
        }

        return new(along, behind);
    }

    /// <summary>Which question of an earlier version each question goes on from: the one that was mapped to it, otherwise the one of the same id, of the same kind.</summary>
    /// <param name="was">The earlier version.</param>
    /// <param name="now">The later version, or the same one.</param>
    /// <returns>Ids of the earlier version by those of the later one; a question that goes on from none is missing.</returns>
    /// <exception cref="ArgumentException">The two are different questionnaires.</exception>
    public static IReadOnlyDictionary<string, string> Questions(Definition was, Definition now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        if (was.Key != now.Key)
        {
            throw new ArgumentException("Questions go on between versions of one questionnaire.", nameof(now));
        }

        var map = now.Carries.FirstOrDefault(c => c.From == was.Version);
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in was.Questions.Where(q => map?.Dropped.Contains(q.Id) != true))
        {
            if (now.Find(map?.Questions.GetValueOrDefault(question.Id) ?? question.Id) is { } target && target.Kind == question.Kind && !IsTaken(map, question.Id, target.Id))
            {
                from.TryAdd(target.Id, question.Id);
            }
        }

        return from;
    }

    // Another question was mapped to the one that has this id now.
    private static bool IsTaken(Carry? map, string was, string now) => map?.Questions.ContainsKey(was) != true && map?.Questions.Values.Contains(now) == true;

    // The same word means another thing on another scale: "partly" of three is not "partly" of four.
    private static TypedAnswer? Typed(Answer answer, Carry? map, Scheme? scheme)
    {
        var typed = TypedAnswer.Of(answer);
        if (scheme is null || answer.One is not { } was)
        {
            return typed;
        }

        var grade = answer.Scheme == scheme.Key ? was : map?.Grades.GetValueOrDefault(was);
        typed.Chosen = grade is null || scheme.Find(grade) is null ? [] : [grade];
        return typed.Chosen.Count == 0 ? null : typed;
    }
}
