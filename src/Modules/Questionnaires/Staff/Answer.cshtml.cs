using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>
/// Answers of one member of staff, page by page. What was answered travels in the form, sealed; nothing is kept here until it is sent.
/// </summary>
[OpenToAll("Staff answer without an account and without a name; the code on a slip stands in for both")]
internal sealed class AnswerModel(StaffDoor door, DefinitionBook definitions, Envelopes envelopes, SendAnswers send) : PageModel, ILoad
{
    /// <summary>The place after the last page, where everything is checked and sent.</summary>
    public const string Checking = "check";

    /// <summary>The place before the first page.</summary>
    public const string Start = "start";

    /// <summary>What a page posts.</summary>
    public sealed class Fields : SavePage.Input
    {
        /// <summary>What was answered so far, sealed.</summary>
        public string? SoFar { get; set; }

        /// <summary>The page that was answered.</summary>
        public string? At { get; set; }

        /// <summary>The page to go to without saving this one.</summary>
        public string? Go { get; set; }

        /// <summary>True to send everything.</summary>
        public bool Send { get; set; }
    }

    [FromRoute(Name = "slip")]
    public string Code { get; set; } = "";

    [BindProperty]
    public Fields Input { get; set; } = new();

    public CodeState State { get; private set; }

    public BehindCode? Behind { get; private set; }

    public string Partnership { get; private set; } = "";

    public AnswerSheet Sheet { get; private set; } = null!;

    /// <summary>The page that is shown; null on the first and the last.</summary>
    public FormPage? Form { get; private set; }

    public bool IsChecking { get; private set; }

    /// <summary>True when what was answered on this page asks for more on it.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Where the link back leads.</summary>
    public string Back => Form is null ? Sheet.Pages[^1].Id : Sheet.Pages.TakeWhile(p => p.Id != Form.Page.Id).LastOrDefault()?.Id ?? Start;

    public async Task LoadAsync(CancellationToken stop)
    {
        (State, Behind) = await door.OpenAsync(HttpContext, Code, stop);
        if (Behind is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Partnership = await door.PartnershipAsync(Behind, stop);
        var definition = await definitions.OfAsync(Behind.DefinitionId, stop);
        Sheet = new(definition, Behind.Respondent, envelopes.Take(Code, Input.SoFar));
        IsChecking = Input.At == Checking;
        if (Sheet.Find(Input.At ?? "") is { } page)
        {
            Show(page);
            Form!.Complete(Input);
        }
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Behind is null)
        {
            return Page();
        }

        if (Input.Go is { } place)
        {
            return At(place);
        }

        if (IsChecking && Input.Send)
        {
            return await SendAsync(stop);
        }

        if (Form is null)
        {
            return At(Start);
        }

        var page = Form.Page;
        Sheet = SendAnswers.Take(Sheet, page, Behind.Respondent, Input);
        HasMore = Sheet.Find(page.Id)?.Questions.Except(page.Questions).Any() == true;
        return At(HasMore ? page.Id : Sheet.After(page.Id)?.Id ?? Checking);
    }

    private async Task<IActionResult> SendAsync(CancellationToken stop)
    {
        if (Sheet.Next is { } missing)
        {
            ModelState.AddModelError("", "Answer the questions on this page before you send");
            return At(missing.Id, keepErrors: true);
        }

        var sent = await send.HandleAsync(Sheet, stop);
        if (sent == CodeState.Open)
        {
            return Redirect("/questionnaires/staff/done");
        }

        (State, Behind) = (sent, null);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private PageResult At(string place, bool keepErrors = false)
    {
        if (!keepErrors)
        {
            ModelState.Clear();
        }

        Input = new() { SoFar = envelopes.Lend(Code, Sheet.Answers), At = place };
        (Form, IsChecking) = (null, place == Checking);
        if (Sheet.Find(place) is { } page)
        {
            Show(page);
            Input.Answers = Form!.Filled().Answers;
        }

        return Page();
    }

    private void Show(AskedPage page) => Form = new(Sheet, page, new("", "", "", null), null, new Dictionary<string, Answer>(), new Dictionary<Guid, string>());
}
