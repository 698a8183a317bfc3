using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Bodies;

/// <summary>The groups and boards of the partnership as a tree.</summary>
[Can(Can.ReadBodies)]
internal sealed class IndexModel(Roster roster, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    /// <summary>Those that were stood down.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Past { get; set; }

    public IReadOnlyList<Roster.Line> Lines { get; private set; } = [];

    public bool MayEdit => access.MayIn(Can.EditBodies, access.PartnershipId());

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task LoadAsync(CancellationToken stop) => Lines = await roster.OfAsync(access.PartnershipId(), clock.Today(), Past, stop);
}
