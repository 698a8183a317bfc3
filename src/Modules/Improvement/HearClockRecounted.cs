using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>An action takes over the date of its clock when that was counted again.</summary>
internal sealed class HearClockRecounted(LineOfSightDb db, Work work) : IHear<ClockRecounted>
{
    public async Task HearAsync(ClockRecounted happened, CancellationToken stop)
    {
        if (await db.Set<ImprovementAction>().SingleOrDefaultAsync(a => a.Id == happened.Clock.RecordId, stop) is { } action)
        {
            action.Follow(happened.Clock);
            await work.DoAsync(ImprovementActs.ActionRecounted, action, "Bank holidays were imported", stop);
        }
    }
}
