using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>One page of a return that came on paper or by email, for whoever enters it.</summary>
[Can(Can.Key)]
internal sealed class QuestionModel(KeyReturn key, ReadReturn read, SavePage save, IAccess access) : PageModel, ILoad
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
        Return = await key.FindAsync(Id, stop);
        Form = await read.FormAsync(await read.SheetAsync(Return, stop), Question, Places.Keyed(Id), stop);
        Form.Complete(Input);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = Form.Filled();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var sheet = await save.HandleAsync(await key.FindAsync(Id, stop), Question, Input, new Hand(access.Person.Name, access.Person.Id), stop);
        return Redirect(SavePage.Next(sheet, Question, Input, Places.Keyed(Id)));
    }
}
