using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Retention;

/// <summary>The reviews that were decided, newest first.</summary>
[Can(Can.ReadRetention)]
internal sealed class DecidedModel(LineOfSightDb db, Periods periods, People people) : PageModel
{
    private const int Most = 100;
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    public IReadOnlyList<RetentionReview> All { get; private set; } = [];

    public string WordsOf(RetentionReview review) => periods.WordsOf(review.Kind);

    public string NameOf(Guid? person) => person is { } id && names.TryGetValue(id, out var name) ? name : "";

    public async Task OnGetAsync(CancellationToken stop)
    {
        var partnership = periods.Present(Can.ReadRetention);
        All = await db.Set<RetentionReview>().AsNoTracking()
            .Where(r => r.PartnershipId == partnership && (r.State == ReviewState.Kept || r.State == ReviewState.Disposed))
            .OrderByDescending(r => r.AgreedAt ?? r.DecidedAt).Take(Most).ToListAsync(stop);
        names = await people.NamesAsync(All.SelectMany(r => new[] { r.DecidedBy, r.AgreedBy }).OfType<Guid>(), stop);
    }
}
