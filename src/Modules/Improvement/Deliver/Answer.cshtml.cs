using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Deliver;

/// <summary>Records that an answer was delivered; from then on it stands as it was given.</summary>
[Can(Can.WriteAnswers)]
internal sealed class AnswerModel(DeliverAnswer deliver, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "answer")]
    public Guid Id { get; set; }

    [BindProperty]
    public DeliverAnswer.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    public Answer Answer { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        (Answer, Finding) = await opening.AnswerAsync(Id, Can.WriteAnswers, stop);
        await opening.WasReadAsync(Finding, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new DeliverAnswer.Input { Version = Answer.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await deliver.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Answer", new { answer = Id });
    }
}
