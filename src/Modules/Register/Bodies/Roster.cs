using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Bodies;

/// <summary>The bodies of a partnership as a tree, and what stands in each line of it.</summary>
internal sealed class Roster(LineOfSightDb db, IAccess access)
{
    /// <summary>One line of the tree.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Depth">How far below the top, from 0.</param>
    /// <param name="Chair">Who chairs it on the day, or null.</param>
    /// <param name="Members">How many serve on the day, substitutes and advisers apart.</param>
    /// <param name="Ending">How many terms have run out or will within the warning time.</param>
    /// <param name="IsShared">True when another partnership keeps it.</param>
    internal sealed record Line(Body Body, int Depth, string? Chair, int Members, int Ending, bool IsShared);

    public async Task<IReadOnlyList<Line>> OfAsync(Guid partnership, DateOnly day, bool stoodDown, CancellationToken stop)
    {
        var bodies = await db.VisibleTo<Body>(access, Can.ReadBodies).Of(db, partnership)
            .Where(b => stoodDown ? b.EndsOn != null && b.EndsOn < day : b.EndsOn == null || b.EndsOn >= day)
            .OrderBy(b => b.Name).AsNoTracking().ToListAsync(stop);
        var ids = bodies.ConvertAll(b => b.Id);
        var members = (await db.Set<Membership>().AsNoTracking().Where(m => ids.Contains(m.BodyId)).ToListAsync(stop)).ToLookup(m => m.BodyId);
        return [.. Ordered(bodies).Select(o => LineOf(o.Body, o.Depth, [.. members[o.Body.Id].Where(m => m.ServesOn(day))], day, partnership))];
    }

    /// <summary>Depth first, by name. A body whose parent is not here stands at the top, so that no body is ever left out.</summary>
    internal static IEnumerable<(Body Body, int Depth)> Ordered(IReadOnlyCollection<Body> bodies)
    {
        var here = bodies.Select(b => b.Id).ToHashSet();
        var below = bodies.Where(b => b.ParentId is { } p && here.Contains(p)).ToLookup(b => b.ParentId!.Value);
        var told = new HashSet<Guid>();
        return bodies.Where(b => b.ParentId is not { } p || !here.Contains(p)).Concat(bodies).SelectMany(b => Under(b, 0)).ToList();

        IEnumerable<(Body, int)> Under(Body body, int depth) =>
            told.Add(body.Id) ? below[body.Id].SelectMany(b => Under(b, depth + 1)).Prepend((body, depth)) : [];
    }

    private static Line LineOf(Body body, int depth, List<Membership> serving, DateOnly day, Guid partnership) => new(
        body,
        depth,
        serving.Find(m => m.Role == MemberRole.Chair)?.Name,
        serving.Count(m => m.Role is MemberRole.Chair or MemberRole.DeputyChair or MemberRole.Member),
        serving.Count(m => m.IsEndingOn(day)),
        body.PartnershipId != partnership);

    /// <summary>A body that the person may read.</summary>
    public async Task<Body> FindAsync(Guid body, CancellationToken stop) =>
        await db.FindVisibleAsync<Body>(access, Can.ReadBodies, body, stop) ?? throw new NotVisible();
}
