using LineOfSight.Contracts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Bodies;

/// <summary>Answers other modules' questions about bodies. Row security keeps it to the acting person's partnerships.</summary>
internal sealed class BodiesForOthers(LineOfSightDb db, TimeProvider clock) : IBodies
{
    public async Task<IReadOnlyList<BodyName>> InAsync(Guid partnership, CancellationToken stop)
    {
        var today = clock.Today();
        return await db.Set<Body>().Of(db, partnership)
            .Where(b => b.StartsOn <= today && (b.EndsOn == null || b.EndsOn >= today))
            .OrderBy(b => b.Name).Select(b => new BodyName(b.Id, b.Name)).ToListAsync(stop);
    }
}
