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

    public async Task<string?> ChairAsync(Guid body, CancellationToken stop)
    {
        var today = clock.Today();
        return await db.Set<Membership>()
            .Where(m => m.BodyId == body && m.Role == MemberRole.Chair && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn >= today))
            .Select(m => m.Name).FirstOrDefaultAsync(stop);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> bodies, CancellationToken stop)
    {
        var wanted = bodies.Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<Guid, string>() : await db.Set<Body>().Where(b => wanted.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, stop);
    }
}
