using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance;

/// <summary>Forgets the grades of answers that an agency took back: they count nowhere, and are kept nowhere.</summary>
internal sealed class HearWithdrawn(LineOfSightDb db, Work work) : IHear<ResponseWithdrawn>
{
    public async Task HearAsync(ResponseWithdrawn happened, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select assurance.forget_reading({happened.ReturnId})", stop);
        if (await db.Set<Reading>().AsNoTracking().SingleOrDefaultAsync(r => r.ReturnId == happened.ReturnId, stop) is { } reading)
        {
            await work.DoAsync(AssuranceActs.Forgotten, reading, null, stop);
        }
    }
}
