using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>Withdraws shared answers from some areas or from all, with a reason that they see.</summary>
[Can(Can.Share)]
internal sealed class WithdrawModel(ReadSharing read, WithdrawSharing withdraw) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public WithdrawSharing.Input Input { get; set; } = new();

    public Return Lead { get; private set; } = null!;

    public IReadOnlyList<ReadSharing.Area> Shared { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Lead = await read.LeadAsync(Id, stop);
        if (await read.SharingAsync(Lead, stop) is not { WithdrawnAt: null })
        {
            throw new NotVisible();
        }

        Shared = [.. (await read.AreasAsync(Lead, stop)).Where(a => a.IsShared)];
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await withdraw.HandleAsync(Id, Input, stop);
        Said = "Your answers are withdrawn. Whoever runs the rounds there is told.";
        return Redirect($"/questionnaires/answer-once/{Id}");
    }
}
