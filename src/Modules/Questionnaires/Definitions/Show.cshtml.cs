using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Questionnaires.Definitions;

/// <summary>A questionnaire, question by question.</summary>
[Can(Can.ReadDefinitions)]
internal sealed class ShowModel(FindDefinition find, IAgencies agencies, ISchools schools, IAccess access) : PageModel
{
    private Dictionary<string, string> names = [];

    [FromRoute(Name = "questionnaire")]
    public string Id { get; set; } = "";

    public FindDefinition.Found Found { get; private set; } = null!;

    public bool MayChange => Found.Own is { State: DefinitionState.Draft } own && access.May(Can.KeepDefinitions, own);

    /// <summary>As whom it can be tried; none for staff.</summary>
    public IReadOnlyList<SelectListItem> Respondents { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Found = await find.OfAsync(Id, stop);
        var types = await agencies.TypesAsync(stop);
        names = types.Concat(schools.Phases).GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.First().Words);
        Respondents = [.. (Found.Definition.For switch { Audience.Agencies => types, Audience.Schools => schools.Phases, _ => [] }).Select(t => new SelectListItem(t.Words, t.Key))];
    }

    public string Kind(Question question) => question.Kind switch
    {
        QuestionKind.Text => "A line of text",
        QuestionKind.LongText => $"A text of at most {question.Longest:N0} characters",
        QuestionKind.Number => $"A number{(question.Unit.Length > 0 ? $" of {question.Unit}" : "")}",
        QuestionKind.Date => "A date",
        QuestionKind.YesNo => "Yes or no",
        QuestionKind.One => $"One of: {Words(question.Choices)}",
        QuestionKind.Many => $"Any of: {Words(question.Choices)}",
        QuestionKind.Matrix => $"For each of {Words(question.Rows)}, one of: {Words(question.Choices)}",
        QuestionKind.Grade => $"One of: {string.Join("; ", Found.Definition.SchemeOf(question)!.Grades.Select(g => g.Words))}{(question.AsksHow ? ". With how one knows" : "")}{(question.TakesEvidence ? ", and evidence" : "")}",
        QuestionKind.Files => "Files",
        QuestionKind.Person => "A name and a role",
        _ => "The name of an agency",
    };

    /// <summary>Who is asked and when; null when everybody always is.</summary>
    public string? Asked(Question question)
    {
        var only = question.Only.AgencyTypes.Concat(question.Only.Phases).Select(k => names.GetValueOrDefault(k, k)).ToList();
        string?[] parts = [only.Count == 0 ? null : string.Join(", ", only), question.When is null ? null : $"when {When(question.When)}"];
        var words = string.Join(", ", parts.OfType<string>());
        return words.Length == 0 ? null : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private string When(Condition condition) => condition switch
    {
        Condition.Chosen chosen when Found.Definition.Find(chosen.Question) is { } other => $"“{other.Label}” is {string.Join(" or ", chosen.Is.Select(i => ChoiceWords(other, i)))}",
        Condition.All all => string.Join(" and ", all.Parts.Select(When)),
        Condition.Any any => string.Join(" or ", any.Parts.Select(When)),
        _ => "",
    };

    private string ChoiceWords(Question question, string id) => Found.Definition.SchemeOf(question)?.Find(id)?.Words ?? question.Choices.FirstOrDefault(c => c.Id == id)?.Words ?? id;

    private static string Words(IEnumerable<Choice> choices) => string.Join("; ", choices.Select(c => c.Words));
}
