using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance;

/// <summary>Takes the grades in the moment in which a return is signed off.</summary>
internal sealed class HearSigned(LineOfSightDb db, IAccess access, Work work, TimeProvider clock) : IHear<ResponseSigned>
{
    public async Task HearAsync(ResponseSigned happened, CancellationToken stop)
    {
        // Whoever signs by a link may write nothing but the return: TakeLinks does it for them.
        if (access.Person.IsSomebody)
        {
            await TakeAsync(happened, stop);
        }
    }

    /// <summary>Takes the grades of a return.</summary>
    public async Task TakeAsync(ResponseSigned happened, CancellationToken stop)
    {
        var reading = await db.Set<Reading>().SingleOrDefaultAsync(r => r.ReturnId == happened.ReturnId, stop);
        if (reading is null)
        {
            reading = Reading.Of(happened, clock.Today());
            db.Add(reading);
        }
        else
        {
            reading.Take(happened, clock.Today());
        }

        await work.DoAsync(AssuranceActs.Read, reading, null, stop);
    }
}
