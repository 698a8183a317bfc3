using LineOfSight.Kernel.Data;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Clocks;

/// <summary>The rules of deadlines as one partnership applies them: the project's, and its own lengths for those that are not national.</summary>
public sealed class DeadlineRules(LineOfSightDb db)
{
    /// <summary>The rules that apply to clocks that start on a day, in the project's order.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="start">The start day.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IReadOnlyList<DeadlineRule>> OfAsync(Guid partnership, DateOnly start, CancellationToken stop)
    {
        var own = await OwnAsync(partnership, stop);
        return [.. DeadlineRule.All.Where(r => r.AppliesOn(start)).Select(r => own.Find(o => o.Key == r.Key && o.FromDay <= start)?.Apply(r) ?? r)];
    }

    /// <summary>The partnership's own lengths, the newest first.</summary>
    public Task<List<LocalRule>> OwnAsync(Guid partnership, CancellationToken stop) =>
        db.Set<LocalRule>().AsNoTracking().Where(r => r.PartnershipId == partnership).OrderByDescending(r => r.FromDay).ThenByDescending(r => r.SetAt).ToListAsync(stop);
}
