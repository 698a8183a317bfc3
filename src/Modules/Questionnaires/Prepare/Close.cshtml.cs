using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Closes a round, after saying what is still missing.</summary>
[Can(Can.KeepRounds)]
internal sealed class CloseModel(ReadRound read, CloseRound close) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    [BindProperty]
    public VersionSeen Input { get; set; } = new();

    public Round Round { get; private set; } = null!;

    public int Asked { get; private set; }

    public int Open { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Round = await read.FindAsync(Id, Can.KeepRounds, stop);
        if (Round.State != RoundState.Open)
        {
            throw new NotVisible();
        }

        var returns = await read.ReturnsAsync(Round, stop);
        (Asked, Open) = (returns.Count(r => r.State != ReturnState.Excused), returns.Count(r => r.IsOpen));
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Round.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await close.HandleAsync(Id, Input.Version, stop);
        return Redirect($"/questionnaires/round/{Id}");
    }
}
