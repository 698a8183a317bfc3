using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>One recommendation: what it answers, what was decided and done about it, and whether it worked.</summary>
[Can(Can.ReadFindings)]
internal sealed class RecommendationModel(ReadChain read, Arrive.AsImported imported, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "recommendation")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public DateOnly Today { get; } = clock.Today();

    public bool MayEdit => Reaches(Can.EditRecommendations);

    public bool MayAgree => Reaches(Can.AgreeRecommendations);

    public bool MayDecide => access.May(Can.KeepDecisions);

    public bool MayAdd => access.May(Can.AddActions);

    public bool MayMeasure => access.May(Can.KeepMeasures);

    public bool MayShare => access.MayIn(Can.ShareFindings, Chain.Recommendation.PartnershipId);

    public IEnumerable<ActionRow> Rows => Chain.Actions.Where(a => a.IsOpen).Select(ActionRow.Of);

    /// <summary>True when it came with a list, whose row can be read as it stood.</summary>
    public bool IsImported { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Recommendation);
        IsImported = await imported.AnyAsync(Id, stop);
    }

    private bool Reaches(string permission) =>
        new Reach(access, permission).Holds(Chain.Recommendation.PartnershipId, Chain.Recommendation.SharedWith, agency: null, Chain.Recommendation.OwnerId);
}
