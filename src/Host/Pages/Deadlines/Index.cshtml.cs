using LineOfSight.Host.Deadlines;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Deadlines;

/// <summary>How long things may take here: the national rules, locked, and the partnership's own.</summary>
[Can(Can.ReadDeadlines)]
internal sealed class IndexModel(DeadlineRules rules, IAccess access) : PageModel
{
    /// <summary>The national rules, with every version.</summary>
    public IReadOnlyList<DeadlineRule> National { get; } = [.. DeadlineRule.All.Where(r => r.National)];

    /// <summary>The others, as the partnership has set them, with what is set for later.</summary>
    public IReadOnlyList<(DeadlineRule Now, LocalRule? Own, LocalRule? Next)> Local { get; private set; } = [];

    /// <summary>True when the person may set them.</summary>
    public bool MaySet { get; private set; }

    /// <summary>What was set, once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Reads the partnership's own lengths.</summary>
    public async Task OnGetAsync([FromServices] DueDates dates)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        var own = await rules.OwnAsync(partnership, HttpContext.RequestAborted);
        MaySet = access.MayIn(Can.SetDeadlines, partnership);
        Local =
        [
            .. DeadlineRule.All.Where(r => !r.National).Select(r => (
                r, own.Find(o => o.Key == r.Key && o.FromDay <= dates.Today), own.LastOrDefault(o => o.Key == r.Key && o.FromDay > dates.Today))),
        ];
    }
}
