using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>The files of one answer of a return that is answered by a link or a code.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret stands in for it")]
[TakesFiles]
internal sealed class EvidenceModel(BehindLink behind, LinkCookie cookie, GuessThrottle throttle, ReadReturn read, AddByLink add, Documents documents) : PageModel, ILoad
{
    private readonly Door door = new(behind, cookie, throttle);

    [FromRoute(Name = "question")]
    public string Question { get; set; } = "";

    [BindProperty]
    public AddEvidence.Input Input { get; set; } = new();

    public EvidencePage? Shown { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is { } open)
        {
            var sheet = await read.SheetAsync(open.Of, stop);
            var asked = KeepEvidence.QuestionOf(sheet, Question);
            var here = sheet.Answers.GetValueOrDefault(Question)?.Files ?? [];
            var files = (await add.FilesAsync(stop)).ToLookup(f => here.Contains(f.Id));
            Shown = new(asked, Places.ByLink.Pages + sheet.Pages.First(p => p.Questions.Contains(asked)).Id, [.. files[true]], [.. files[false]], documents.Scanning);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop, [FromQuery(Name = TakesFilesAttribute.TooLarge)] bool tooLarge = false)
    {
        await LoadAsync(stop);
        if (tooLarge)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.File)}", Refusals.Size);
        }

        return Shown is null ? Redirect(Door.Ended) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            return Redirect(Door.Ended);
        }

        await add.HandleAsync(open.Of, Question, Input, new Hand(Door.NameOf(open.Link)), stop);
        return Redirect(Places.ByLink.Evidence + Question);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            return Redirect(Door.Ended);
        }

        await add.RemoveAsync(open.Of, Question, Input.Removed, new Hand(Door.NameOf(open.Link)), stop);
        return Redirect(Places.ByLink.Evidence + Question);
    }
}
