using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>One page of one's own return.</summary>
[Can(Can.Answer)]
internal sealed class QuestionModel(ReadReturn read, SavePage save) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [FromRoute(Name = "question")]
    public string Question { get; set; } = "";

    [BindProperty]
    public SavePage.Input Input { get; set; } = new();

    public Return Return { get; private set; } = null!;

    public FormPage Form { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        var sheet = await read.OpenSheetAsync(Id, stop);
        (Return, Form) = (sheet.Return, await read.FormAsync(sheet, Question, Places.Of(Id), stop));
        Form.Complete(Input);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = Form.Filled();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var sheet = await save.HandleAsync(Id, Question, Input, stop);
        return Redirect(SavePage.Next(sheet, Question, Input, Places.Of(Id)));
    }
}
