using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance;

/// <summary>Sets the grades of a return aside when it is opened again.</summary>
internal sealed class HearReopened(LineOfSightDb db, Work work) : IHear<ResponseReopened>
{
    public async Task HearAsync(ResponseReopened happened, CancellationToken stop)
    {
        if (await db.Set<Reading>().SingleOrDefaultAsync(r => r.ReturnId == happened.ReturnId, stop) is { } reading)
        {
            reading.Withdraw();
            await work.DoAsync(AssuranceActs.Withdrawn, reading, null, stop);
        }
    }
}
