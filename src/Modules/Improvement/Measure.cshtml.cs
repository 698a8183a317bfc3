using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>One measure: where it started, what was expected and what each reading showed.</summary>
[Can(Can.ReadFindings)]
internal sealed class MeasureModel(ReadChain read, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "measure")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public DateOnly Today { get; } = clock.Today();

    public bool MayKeep => new Reach(access, Can.KeepMeasures).Holds(Chain.Measure.PartnershipId, Chain.Measure.SharedWith, agency: null, Chain.Measure.OwnerId);

    public async Task OnGetAsync(CancellationToken stop) => Chain = await read.OfAsync(Id, stop, Seen.Measure);
}
