using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using LineOfSight.Register.Bodies;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Search;

/// <summary>Boards, sub-groups and panels, by name and purpose.</summary>
internal sealed class FindBodies(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "body";

    public string Words => "Boards and groups";

    public string Permission => Can.ReadBodies;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var bodies = await db.VisibleTo<Body>(access, Can.ReadBodies).AsNoTracking().Where(b => records.Contains(b.Id)).ToListAsync(stop);
        return [.. bodies.Select(b => new Found(b.Id, b.Name, $"/register/bodies/body/{b.Id}", InWords.Of(b.Kind)))];
    }
}
