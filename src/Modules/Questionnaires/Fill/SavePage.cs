using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>Saves one page of a return. What is unfinished can be saved too; whoever says that a page is completed is told what is missing.</summary>
internal sealed class SavePage(IAccess access, ReadReturn read, SaveAnswers save)
{
    public class Input
    {
        /// <summary>What was typed, by question.</summary>
        public Dictionary<string, TypedAnswer> Answers { get; set; } = [];

        /// <summary>The version of the page that was seen.</summary>
        public int Version { get; set; }

        /// <summary>"Have you completed this?" Null where the page does not ask.</summary>
        public bool? IsCompleted { get; set; }

        /// <summary>True to save what is there and go back to the list.</summary>
        public bool Later { get; set; }

        /// <summary>The question to which a file is added next; what is there is saved first.</summary>
        public string? Evidence { get; set; }

        /// <summary>True when what is unfinished is saved as it is.</summary>
        public bool MayBeUnfinished => Later || Evidence is not null || IsCompleted == false;
    }

    /// <summary>Saves a page of one's own return.</summary>
    public async Task<ReturnSheet> HandleAsync(Guid id, string page, Input input, CancellationToken stop) =>
        await SaveAsync(await read.HoldOpenAsync(id, stop), page, input, new Hand(access.Person.Name), stop);

    /// <summary>Saves a page of a return that was found otherwise.</summary>
    /// <param name="of">The return, found visible to whoever answers.</param>
    /// <param name="id">The page.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="hand">Who saves.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The return as it is now.</returns>
    /// <exception cref="Stale">Somebody else saved the page since it was seen.</exception>
    public async Task<ReturnSheet> HandleAsync(Return of, string id, Input input, Hand hand, CancellationToken stop) =>
        await SaveAsync(await read.HoldAsync(of, stop), id, input, hand, stop);

    private async Task<ReturnSheet> SaveAsync(ReturnSheet sheet, string id, Input input, Hand hand, CancellationToken stop)
    {
        var page = sheet.Find(id) ?? throw new NotVisible();
        var given = page.Questions.Select(q => (Question: q, Answer: Read(sheet.Definition, q, input, sheet.Answers.GetValueOrDefault(q.Id)?.Files))).ToList();
        if (sheet.VersionOf(page) != input.Version)
        {
            throw Overtaken(sheet, page, given);
        }

        if (page.Questions is [{ Kind: QuestionKind.Grade, AsksHow: true }] && input.IsCompleted is null && !input.MayBeUnfinished)
        {
            throw new RuleBroken("Select yes if you have completed this question", nameof(input.IsCompleted));
        }

        return await save.HandleAsync(
            sheet, [.. given.Select(g => new GivenAnswer(g.Question.Id, g.Answer, !input.MayBeUnfinished))], hand, hand.KeyedBy is null ? ReturnActs.Answered : ReturnActs.Keyed, null, stop);
    }

    /// <summary>Where a save leads: to the next page that is asked, to the task list, or to adding a file.</summary>
    public static string Next(ReturnSheet sheet, string page, Input input, Places here) =>
        input.Evidence is { } question && here.Evidence is { } evidence && sheet.Definition.Find(question) is not null ? evidence + question
        : input.Later || sheet.After(page) is not { } next ? here.Tasks : here.Pages + next.Id;

    /// <summary>Reads the answer to one question of a page. Its files are those that it has: no page names a file, or it could name another's.</summary>
    /// <exception cref="RuleBroken">It is wrong, or something is missing and the page says that it is finished.</exception>
    public static Answer Read(Definition definition, Question question, Input input, IReadOnlyList<Guid>? files = null)
    {
        var typed = input.Answers.GetValueOrDefault(question.Id) ?? new();
        typed.Files = [.. files ?? []];
        var (answer, wrongs) = AnswerReader.Read(definition, question, typed);
        var missing = wrongs.Count > 0 || input.MayBeUnfinished ? wrongs : AnswerReader.Missing(definition, question, answer);
        return missing.Count == 0 ? answer : throw new RuleBroken(missing[0].Words, FieldOf(question, missing[0].Part));
    }

    /// <summary>The field of a part of an answer on the page.</summary>
    public static string FieldOf(Question question, string part) => $"{nameof(Input.Answers)}[{question.Id}].{part}";

    private static Stale Overtaken(ReturnSheet sheet, AskedPage page, List<(Question Question, Answer Answer)> yours)
    {
        var differences = new List<Stale.Difference>();
        foreach (var (question, answer) in yours)
        {
            var (theirs, mine) = (AnswerWords.Parts(sheet.Definition, question, sheet.Answers.GetValueOrDefault(question.Id)), AnswerWords.Parts(sheet.Definition, question, answer));
            var heading = page.Questions.Count == 1 ? "" : $"{question.Label}: ";
            differences.AddRange(theirs.Keys.Union(mine.Keys).Where(p => theirs.GetValueOrDefault(p) != mine.GetValueOrDefault(p))
                .Select(p => new Stale.Difference(heading + p, theirs.GetValueOrDefault(p), mine.GetValueOrDefault(p))));
        }

        var last = page.Questions.Select(q => sheet.Rows.GetValueOrDefault(q.Id)).OfType<ReturnAnswer>().MaxBy(r => r.ChangedAt);
        return new(differences, sheet.VersionOf(page), last?.ChangedBy, last?.ChangedAt);
    }
}
