using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms;

/// <summary>
/// One return as a form: empty where nothing was answered, filled where something was. It becomes a Word document (<see cref="WordForm"/>) or
/// an Excel workbook (<see cref="ExcelForm"/>), and <see cref="FormReader"/> reads either back.
/// </summary>
/// <param name="Definition">The questionnaire.</param>
/// <param name="Respondent">Who answers: what they can never be asked is left out.</param>
/// <param name="Head">What stands above the questions.</param>
/// <param name="Answers">The answers so far, by question; empty for a blank form.</param>
/// <param name="FileNames">The names of the files that the answers hold. Names are shown; the files themselves do not travel in a form.</param>
public sealed record Form(
    Definition Definition, Respondent Respondent, FormHead Head, IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<Guid, string> FileNames)
{
    /// <summary>What a reader is told of a question of this one return, by question: such as why its answer is not there. It is shown and never read back.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    internal FormCode Code => new(Definition.Key, Definition.Version, FormText.OneLine(Head.Reference));

    /// <summary>The sections with the questions that this respondent can be asked, whatever they answer.</summary>
    internal IReadOnlyList<Section> Sections =>
        [.. Definition.Sections.Select(s => s with { Questions = [.. s.Questions.Where(CanBeAsked)] }).Where(s => s.Questions.Count > 0)];

    // A definition with a loop of conditions was refused when it was read.
    private bool CanBeAsked(Question question) => question.Only.Covers(Respondent) && (question.When is null || CanHold(question.When));

    internal bool CanHold(Condition condition) => condition switch
    {
        Condition.Chosen chosen => Definition.Find(chosen.Question) is { } other && CanBeAsked(other),
        Condition.All all => all.Parts.All(CanHold),
        Condition.Any any => any.Parts.Any(CanHold),
        _ => true,
    };
}

/// <summary>What stands above the questions of a form.</summary>
/// <param name="Title">Its title: that of the audit or survey.</param>
/// <param name="Partnership">Whose it is.</param>
/// <param name="Organisation">Who answers.</param>
/// <param name="Reference">The return's reference, such as <c>R-7KQ2M</c>; empty for a form that belongs to no return.</param>
/// <param name="Due">By when it is to be answered, or null.</param>
/// <param name="MadeAt">When the form was made.</param>
public sealed record FormHead(string Title, string Partnership, string Organisation, string Reference, DateOnly? Due, DateTimeOffset MadeAt);
