using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>Chases those who have not answered, after saying how many they are.</summary>
[Can(Can.KeepRounds)]
internal sealed class ChaseModel(ReadRound read, ChaseRound chase, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    public Round Round { get; private set; } = null!;

    public int Asked { get; private set; }

    public int Open { get; private set; }

    public int Unreachable { get; private set; }

    public bool MayRaise => Round.DueOn < clock.Today() && Open > 0;

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Round = await read.FindAsync(Id, Can.KeepRounds, stop);
        if (Round.State != RoundState.Open)
        {
            throw new NotVisible();
        }

        var returns = await read.ReturnsAsync(Round, stop);
        (Asked, Open) = (returns.Count(r => r.State != ReturnState.Excused), returns.Count(r => r.IsOpen));
        Unreachable = (await read.UnreachableAsync(Round, returns, stop)).Count;
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var written = await chase.HandleAsync(Id, stop);
        Said = $"{written} {(written == 1 ? "is" : "are")} written to. The letters go out within a minute.";
        return Redirect($"/questionnaires/round/{Id}");
    }

    public async Task<IActionResult> OnPostRaiseAsync(CancellationToken stop) => Redirect(ImprovementLinks.Finding(await chase.RaiseAsync(Id, stop)));
}
