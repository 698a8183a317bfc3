using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Changes the title and the dates of a round.</summary>
[Can(Can.KeepRounds)]
internal sealed class ChangeModel(ReadRound read, ChangeRound change) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    [BindProperty]
    public ChangeRound.Input Input { get; set; } = new();

    public Round Round { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Round = await read.FindAsync(Id, Can.KeepRounds, stop);
        if (Round.State == RoundState.Closed)
        {
            throw new NotVisible();
        }
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new() { Title = Round.Title, Theme = Round.Theme, OpensOn = Round.OpensOn, DueOn = Round.DueOn, Version = Round.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await change.HandleAsync(Id, Input, stop);
        return Redirect($"/questionnaires/round/{Id}");
    }
}
