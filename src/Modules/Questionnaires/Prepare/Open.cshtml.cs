using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Opens a round, after saying who will be written to.</summary>
[Can(Can.KeepRounds)]
internal sealed class OpenModel(ReadRound read, OpenRound open) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    [BindProperty]
    public VersionSeen Input { get; set; } = new();

    public Round Round { get; private set; } = null!;

    public int Asked { get; private set; }

    public int Unreachable { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Round = await read.FindAsync(Id, Can.KeepRounds, stop);
        if (Round.State != RoundState.Prepared)
        {
            throw new NotVisible();
        }

        var returns = await read.ReturnsAsync(Round, stop);
        (Asked, Unreachable) = (returns.Count, (await read.UnreachableAsync(Round, returns, stop)).Count);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Round.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await open.HandleAsync(Id, Input.Version, stop);
        Said = "The round is open. The letters go out within a minute.";
        return Redirect($"/questionnaires/round/{Id}");
    }
}
