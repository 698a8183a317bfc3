using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>One decision: what the safeguarding partners were asked, where each of them stands, and what was decided.</summary>
[Can(Can.ReadFindings)]
internal sealed class DecisionModel(ReadChain read, ReadSides sides, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "decision")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public Sides Sides { get; private set; } = null!;

    public DateOnly Today { get; } = clock.Today();

    public bool MayKeep => new Reach(access, Can.KeepDecisions).Holds(Chain.Decision.PartnershipId, Chain.Decision.SharedWith, agency: null, Chain.Decision.OwnerId);

    /// <summary>True for whoever may speak for every partner, or for one of those that still have to speak or have spoken.</summary>
    public bool MayGive => access.MayIn(Can.GivePositions, Chain.Decision.PartnershipId)
        || access.ScopeOf(Can.GivePositions).Agencies.Any(a => a.Partnership == Chain.Decision.PartnershipId
            && (Sides.Missing.Any(m => m.AgencyId == a.Agency) || Sides.Given.Any(g => g.AgencyId == a.Agency)));

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Decision);
        Sides = await sides.OfAsync(Chain.Decision, stop);
    }
}
