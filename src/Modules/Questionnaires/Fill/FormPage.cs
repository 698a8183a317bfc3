using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>One page of a questionnaire with its form.</summary>
/// <param name="Sheet">The return, or what is tried out.</param>
/// <param name="Page">The page.</param>
/// <param name="Here">Where the pages are.</param>
/// <param name="Last">When this questionnaire was signed off the last time; null when it never was.</param>
/// <param name="Before">What was said then, by question.</param>
/// <param name="Files">The names of files, by their ids.</param>
internal sealed record FormPage(
    AnswerSheet Sheet, AskedPage Page, Places Here, DateTimeOffset? Last, IReadOnlyDictionary<string, Answer> Before, IReadOnlyDictionary<Guid, string> Files)
{
    public Definition Definition => Sheet.Definition;

    /// <summary>True for a standard, which is asked about with "Have you completed this?".</summary>
    public bool IsStandard => Page.Questions is [{ Kind: QuestionKind.Grade, AsksHow: true }];

    /// <summary>The heading: the question itself where it stands alone.</summary>
    public string Heading => Page.Questions is [var only] && Page.Id == only.Id ? only.Ask : Page.Section.Title;

    /// <summary>Where the reader is, in numbers.</summary>
    public string Where => $"{Page.Section.Title}: {Place + 1} of {Sheet.Pages.Count}";

    private int Place => Sheet.Pages.Select((p, i) => (p, i)).First(p => p.p.Id == Page.Id).i;

    /// <summary>The page before, or the task list.</summary>
    public string Back => Place == 0 ? Here.Tasks : Here.Pages + Sheet.Pages[Place - 1].Id;

    /// <summary>What the form holds when it is opened.</summary>
    public SavePage.Input Filled() => new()
    {
        Version = Sheet.VersionOf(Page),
        Answers = Page.Questions.ToDictionary(q => q.Id, q => TypedAnswer.Of(Sheet.Answers.GetValueOrDefault(q.Id))),
        IsCompleted = IsStandard && Sheet.Rows.TryGetValue(Page.Id, out var row) && row.IsConfirmed && Sheet.IsFinished(Page.Questions[0]) ? true : null,
    };

    /// <summary>Gives the form a place for every question of the page: a browser sends none for a question without a choice.</summary>
    public void Complete(SavePage.Input input)
    {
        foreach (var question in Page.Questions)
        {
            input.Answers.TryAdd(question.Id, new());
        }
    }
}
