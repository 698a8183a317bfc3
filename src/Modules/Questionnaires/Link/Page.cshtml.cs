using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>One page of a return that is answered by a link or a code.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret stands in for it")]
internal sealed class PageModelOfLink(Door door, ReadReturn read, SavePage save) : PageModel, ILoad
{
    [FromRoute(Name = "question")]
    public string Question { get; set; } = "";

    [BindProperty]
    public SavePage.Input Input { get; set; } = new();

    public FormPage? Form { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Form = await read.FormAsync(open.Of, Question, Door.Places, stop);
        Form.Complete(Input);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = Form?.Filled() ?? new();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var sheet = await save.HandleAsync(open.Of, Question, Input, new Hand(Door.NameOf(open.Link)), stop);
        return Redirect(SavePage.Next(sheet, Question, Input, Door.Places));
    }
}
