using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes an answer before it is delivered.</summary>
[Can(Can.WriteAnswers)]
internal sealed class AnswerModel(EditAnswer edit, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "answer")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditAnswer.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    private Answer Answer { get; set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        (Answer, Finding) = await opening.AnswerAsync(Id, Can.WriteAnswers, stop);
        await opening.WasReadAsync(Finding, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new EditAnswer.Input { AddressedTo = Answer.AddressedTo, Words = Answer.Words, Version = Answer.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await edit.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Answer", new { answer = Id });
    }
}
