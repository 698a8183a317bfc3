using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>How a page of a return stands in the task list.</summary>
internal enum PageState
{
    NotStarted,
    InProgress,
    Completed,

    /// <summary>Nothing was answered, and nothing has to be.</summary>
    Optional,
}

/// <summary>A return with its questionnaire and what was answered so far.</summary>
internal sealed class ReturnSheet(Return of, Definition definition, IReadOnlyCollection<ReturnAnswer> rows)
    : AnswerSheet(definition, of.Respondent, rows.ToDictionary(r => r.Question, r => r.Given, StringComparer.Ordinal))
{
    private readonly Dictionary<string, ReturnAnswer> byQuestion = rows.ToDictionary(r => r.Question, StringComparer.Ordinal);

    public Return Return { get; } = of;

    public override IReadOnlyDictionary<string, ReturnAnswer> Rows => byQuestion;
}

/// <summary>A questionnaire and what was answered so far: of a return, or while somebody tries it out.</summary>
internal class AnswerSheet
{
    public AnswerSheet(Definition definition, Respondent respondent, IReadOnlyDictionary<string, Answer> answers)
    {
        (Definition, Answers) = (definition, answers);
        Asked = Asking.Of(definition, respondent, answers);
        AllPages = AskedPage.Of(definition, Asked);
        Pages = Asked.Any(q => IsCarried(q.Id)) ? AskedPage.Of(definition, [.. Asked.Where(q => !IsCarried(q.Id))]) : AllPages;
    }

    public Definition Definition { get; }

    /// <summary>What is stored, by question; nothing while somebody tries it out.</summary>
    public virtual IReadOnlyDictionary<string, ReturnAnswer> Rows { get; } = new Dictionary<string, ReturnAnswer>();

    public IReadOnlyDictionary<string, Answer> Answers { get; }

    /// <summary>What is asked, in order.</summary>
    public IReadOnlyList<Question> Asked { get; }

    /// <summary>The pages that are answered here.</summary>
    public IReadOnlyList<AskedPage> Pages { get; }

    /// <summary>These, and those of what was answered once for several areas.</summary>
    public IReadOnlyList<AskedPage> AllPages { get; }

    /// <summary>True for a question that is answered by another return of the same agency.</summary>
    public bool IsCarried(string question) => Rows.GetValueOrDefault(question)?.IsCarried == true;

    /// <summary>How many of the questions are.</summary>
    public int CarriedCount => Asked.Count(q => IsCarried(q.Id));

    /// <summary>How many questions are finished.</summary>
    public int Finished => Asked.Count(IsFinished);

    /// <summary>True when nothing is missing and everything that was brought forward was confirmed.</summary>
    public bool IsComplete => Finished == Asked.Count;

    public AskedPage? Find(string page) => Pages.FirstOrDefault(p => p.Id == page);

    /// <summary>The page after one, or null after the last.</summary>
    public AskedPage? After(string page) => Pages.SkipWhile(p => p.Id != page).Skip(1).FirstOrDefault();

    /// <summary>The first page that is not finished, or null.</summary>
    public AskedPage? Next => Pages.FirstOrDefault(p => !p.Questions.All(IsFinished));

    /// <summary>What a save of a page must name: it changes with every save of an answer on it.</summary>
    public int VersionOf(AskedPage page) => page.Questions.Sum(q => Rows.GetValueOrDefault(q.Id)?.Version ?? 0);

    public bool IsFinished(Question question) =>
        Rows.GetValueOrDefault(question.Id)?.WithheldBecause is not null
        || (Rows.GetValueOrDefault(question.Id)?.IsConfirmed != false && Asking.ProgressOf(Definition, question, Answers.GetValueOrDefault(question.Id)) == Progress.Finished);

    public PageState StateOf(AskedPage page)
    {
        var hasAnswer = page.Questions.Any(q => Answers.TryGetValue(q.Id, out var answer) && !answer.IsEmpty);
        return page.Questions.All(IsFinished) ? hasAnswer ? PageState.Completed : PageState.Optional : hasAnswer ? PageState.InProgress : PageState.NotStarted;
    }
}
