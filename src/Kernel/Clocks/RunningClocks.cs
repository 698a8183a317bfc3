using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Clocks;

/// <summary>The clocks of a record. A page asks only after it has found the record visible.</summary>
public sealed class RunningClocks(LineOfSightDb db)
{
    /// <summary>The clocks of a record with all that happened to them, in the order in which they started.</summary>
    public Task<List<RunningClock>> OfAsync(Guid record, CancellationToken stop) =>
        db.Set<RunningClock>().Include(c => c.Entries.OrderBy(e => e.Number)).Where(c => c.RecordId == record).OrderBy(c => c.Id).ToListAsync(stop);
}
