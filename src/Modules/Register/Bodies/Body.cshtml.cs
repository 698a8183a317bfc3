using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Register.Agencies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Bodies;

/// <summary>One body: who sits on it and until when, its terms of reference, whom it serves.</summary>
[Can(Can.ReadBodies)]
internal sealed class BodyModel(Roster roster, LineOfSightDb db, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "body")]
    public Guid Id { get; set; }

    public Body Body { get; private set; } = null!;

    public Body? Parent { get; private set; }

    public IReadOnlyList<Body> Below { get; private set; } = [];

    public IReadOnlyList<Membership> Serving { get; private set; } = [];

    public IReadOnlyList<Membership> Past { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Agencies { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<ShareBody.Served> Served { get; private set; } = [];

    public DateOnly Today { get; } = clock.Today();

    public bool MayEdit { get; private set; }

    /// <summary>Only the partnership that keeps the body may let it serve a further one.</summary>
    public bool MayShare { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Body = await roster.FindAsync(Id, stop);
        MayEdit = access.May(Can.EditBodies, Body);
        MayShare = access.MayIn(Can.EditBodies, Body.PartnershipId);
        var near = await db.VisibleTo<Body>(access, Can.ReadBodies).AsNoTracking()
            .Where(b => b.Id == Body.ParentId || (b.ParentId == Id && (b.EndsOn == null || b.EndsOn >= Today))).OrderBy(b => b.Name).ToListAsync(stop);
        Parent = near.Find(b => b.Id == Body.ParentId);
        Below = near.FindAll(b => b.ParentId == Id);
        var members = await db.Set<Membership>().AsNoTracking().Where(m => m.BodyId == Id).OrderBy(m => m.Name).ToListAsync(stop);
        Serving = [.. members.Where(m => m.LeftOn is null || m.LeftOn >= Today).OrderBy(m => m.Role)];
        Past = [.. members.Where(m => m.LeftOn < Today).OrderByDescending(m => m.LeftOn)];
        var agencies = members.Select(m => m.AgencyId).OfType<Guid>().Distinct().ToList();
        Agencies = await db.Set<Agency>().Where(a => agencies.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        Served = await ShareBody.ServedAsync(db, Id, stop);
    }
}
