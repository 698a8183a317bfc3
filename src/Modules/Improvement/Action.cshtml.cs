using LineOfSight.Contracts;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>One action: what will be done, who leads it, how it is going and what difference it made.</summary>
[Can(Can.ReadActions)]
internal sealed class ActionModel(ReadChain read, Block.ReadWaits waits, Arrive.AsImported imported, IBodies bodies, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public bool MayEdit => new Reach(access, Can.EditActions).Holds(Chain.Action);

    public bool MayUpdate => new Reach(access, Can.UpdateActions).Holds(Chain.Action);

    public bool MayScrutinise => new Reach(access, Can.Scrutinise).Holds(Chain.Action);

    public bool MayMeasure => access.May(Can.KeepMeasures);

    /// <summary>The body that watches over it.</summary>
    public string? BodyName { get; private set; }

    /// <summary>The action that it waits for, or null.</summary>
    public Block.ReadWaits.Wait? WaitsFor { get; private set; }

    /// <summary>The actions that wait for it.</summary>
    public IReadOnlyList<Block.ReadWaits.Wait> WaitForIt { get; private set; } = [];

    public bool IsMine => Chain.Action.OwnerId == access.Person.Id;

    /// <summary>True when it was made of a row of a file.</summary>
    public bool IsImported { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Action);
        (WaitsFor, WaitForIt) = (await waits.OfAsync(Chain.Action.BlockedByActionId, stop), await waits.OnAsync(Id, stop));
        IsImported = await imported.AnyAsync(Id, stop);
        BodyName = Chain.Action.BodyId is { } body ? (await bodies.NamesAsync([body], stop)).GetValueOrDefault(body) : null;
    }
}
