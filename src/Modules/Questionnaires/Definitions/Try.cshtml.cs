using System.Text.Json;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Definitions;

/// <summary>Tries a questionnaire out, page by page, exactly as it will be seen. What was answered travels in the form and is kept nowhere.</summary>
[Can(Can.ReadDefinitions)]
internal sealed class TryModel(FindDefinition find) : PageModel, ILoad
{
    /// <summary>What a page of the trial posts.</summary>
    public sealed class Fields : SavePage.Input
    {
        /// <summary>JSON: what was answered so far, by question.</summary>
        public string? SoFar { get; set; }

        /// <summary>The page that was answered.</summary>
        public string? At { get; set; }
    }

    [FromRoute(Name = "questionnaire")]
    public string Id { get; set; } = "";

    /// <summary>As which type of agency or phase of school.</summary>
    [FromQuery(Name = "as")]
    public string? As { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public FindDefinition.Found Found { get; private set; } = null!;

    public AnswerSheet Sheet { get; private set; } = null!;

    /// <summary>The page that is shown; null after the last.</summary>
    public FormPage? Form { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Found = await find.OfAsync(Id, stop);
        Sheet = SheetOf(Read(Input.SoFar));
        Show(Sheet.Find(Input.At ?? "") ?? (Sheet.Pages.Count > 0 ? Sheet.Pages[0] : throw new NotVisible()));
        Form!.Complete(Input);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        var answers = new Dictionary<string, Answer>(Sheet.Answers);
        foreach (var question in Form!.Page.Questions)
        {
            answers[question.Id] = SavePage.Read(Sheet.Definition, question, Input);
        }

        var page = Form.Page.Id;
        Sheet = SheetOf(answers);
        ModelState.Clear();
        Input = new() { SoFar = JsonSerializer.Serialize(answers.ToDictionary(a => a.Key, a => a.Value.ToJson())) };
        Form = null;
        if (Sheet.After(page) is { } next)
        {
            Show(next);
            (Input.Answers, Input.IsCompleted) = (Form!.Filled().Answers, null);
        }

        return Page();
    }

    private void Show(AskedPage page) => Form = new(Sheet, page, new("", "", "", null), null, new Dictionary<string, Answer>(), new Dictionary<Guid, string>());

    private AnswerSheet SheetOf(IReadOnlyDictionary<string, Answer> answers) =>
        new(Found.Definition, Found.Definition.For switch { Audience.Agencies => new(As, null), Audience.Schools => new(null, As), _ => Respondent.Anybody }, answers);

    // It came back from a browser: whatever is no answer is left out.
    private static Dictionary<string, Answer> Read(string? soFar)
    {
        var answers = new Dictionary<string, Answer>();
        try
        {
            foreach (var (question, json) in string.IsNullOrEmpty(soFar) ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(soFar) ?? [])
            {
                answers[question] = Answer.FromJson(json);
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return answers;
    }
}
