using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Write;

/// <summary>Writes the answer to whoever raised a finding.</summary>
[Can(Can.WriteAnswers)]
internal sealed class AnswerModel(WriteAnswer write, Opening opening, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    [BindProperty]
    public WriteAnswer.Input Input { get; set; } = new();

    public Finding Finding { get; private set; } = null!;

    public string Waited => Sentence.Days(clock.Today().DayNumber - Finding.RaisedOn.DayNumber);

    public async Task LoadAsync(CancellationToken stop)
    {
        Finding = await opening.FindingAsync(Id, Can.WriteAnswers, stop);
        await opening.WasReadAsync(Finding, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new WriteAnswer.Input { AddressedTo = Finding.RaisedBy };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("/Improvement/Answer", new { answer = await write.HandleAsync(Id, Input, stop) });
}
