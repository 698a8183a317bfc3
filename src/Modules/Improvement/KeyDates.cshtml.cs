using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>The clock of an action: its date, how it was worked out, and what has happened to it.</summary>
[Can(Can.ReadActions)]
internal sealed class KeyDatesModel(ReadChain read, ActionClocks clocks, People people, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public IReadOnlyList<RunningClock> Clocks { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public bool MayEdit => Chain.Action.DoneOn is null && new Reach(access, Can.EditActions).Holds(Chain.Action);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Action);
        Clocks = [await clocks.OfAsync(Id, stop)];
        Names = await people.NamesAsync(Clocks.SelectMany(c => c.Entries).Select(e => e.PersonId), stop);
    }
}
