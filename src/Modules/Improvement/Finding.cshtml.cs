using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>One finding: what was found, what it rests on, and what whoever raised it was told.</summary>
[Can(Can.ReadFindings)]
internal sealed class FindingModel(ReadChain read, Arrive.AsImported imported, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public DateOnly Today { get; } = clock.Today();

    public bool MayEdit => new Reach(access, Can.EditFindings).Holds(Chain.Finding);

    public bool MayAnswer => new Reach(access, Can.WriteAnswers).Holds(Chain.Finding);

    public bool MayPropose => access.May(Can.ProposeRecommendations);

    public bool MayClose => new Reach(access, Can.CloseFindings).Holds(Chain.Finding);

    public bool MayShare => access.MayIn(Can.ShareFindings, Chain.Finding.PartnershipId);

    /// <summary>True when it was made of a row of a file.</summary>
    public bool IsImported { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Chain = await read.OfAsync(Id, stop, Seen.Finding);
        IsImported = await imported.AnyAsync(Id, stop);
    }
}
