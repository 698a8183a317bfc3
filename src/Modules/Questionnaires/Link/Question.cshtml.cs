using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>One page of a return that is answered by a link or a code.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret stands in for it")]
internal sealed class QuestionModel(BehindLink behind, LinkCookie cookie, GuessThrottle throttle, ReadReturn read, SavePage save) : PageModel, ILoad
{
    private readonly Door door = new(behind, cookie, throttle);

    [FromRoute(Name = "question")]
    public string Question { get; set; } = "";

    [BindProperty]
    public SavePage.Input Input { get; set; } = new();

    public FormPage? Form { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is { } open)
        {
            Form = await read.FormAsync(await read.SheetAsync(open.Of, stop), Question, Places.ByLink, stop);
            Form.Complete(Input);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = Form?.Filled() ?? new();
        return Form is null ? Redirect(Door.Ended) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) => await door.OpenAsync(HttpContext, stop) is { } open
        ? Redirect(SavePage.Next(await save.HandleAsync(open.Of, Question, Input, new Hand(Door.NameOf(open.Link)), stop), Question, Input, Places.ByLink))
        : Redirect(Door.Ended);
}
