using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>One action: what will be done, who leads it, how it is going and what difference it made.</summary>
[Can(Can.ReadActions)]
internal sealed class ActionModel(ReadChain read, Arrive.AsImported imported, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public bool MayEdit => new Reach(access, Can.EditActions).Holds(Chain.Action);

    public bool MayUpdate => new Reach(access, Can.UpdateActions).Holds(Chain.Action);

    public bool IsMine => Chain.Action.OwnerId == access.Person.Id;

    /// <summary>True when it was made of a row of a file.</summary>
    public bool IsImported { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Action);
        IsImported = await imported.AnyAsync(Id, stop);
    }
}
