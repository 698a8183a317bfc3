using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Bodies;

/// <summary>Lets a body serve a further partnership: it stays one row, and both keep it from then on.</summary>
internal sealed class ShareBody(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Shared = new("register.body.shared", "let this body serve a further partnership");

    internal sealed class Input
    {
        public Guid? PartnershipId { get; set; }

        public string? Reason { get; set; }
    }

    /// <summary>A partnership that a body serves.</summary>
    internal sealed record Served(Guid PartnershipId, string Name, bool Keeps);

    public async Task HandleAsync(Guid body, Input input, CancellationToken stop)
    {
        var sharing = await KeepBody.FindAsync(db, access, body, stop);
        // Only the partnership that keeps a body may open it to a further one; the database refuses the others too.
        access.DemandIn(Can.EditBodies, sharing.PartnershipId);
        var reason = Typed.Required(input.Reason, 500, "Say why the body serves this partnership too", nameof(Input.Reason));
        var partnership = input.PartnershipId is { } chosen ? await db.Set<Partnership>().SingleOrDefaultAsync(p => p.Id == chosen, stop) : null;
        RuleBroken.Unless(partnership is not null, "Choose a partnership from the list", nameof(Input.PartnershipId));
        var served = await ServedAsync(db, body, stop);
        RuleBroken.Unless(!served.Exists(s => s.PartnershipId == partnership!.Id), $"It already serves {partnership!.Name}", nameof(Input.PartnershipId));
        await db.Database.ExecuteSqlAsync($"select kernel.share_record('register.body', {body}, {partnership!.Id})", stop);
        await work.DoAsync(Shared, sharing, $"{partnership.Name}: {reason}", stop);
    }

    /// <summary>The partnerships that a visible body serves, the keeper first.</summary>
    public static Task<List<Served>> ServedAsync(LineOfSightDb db, Guid body, CancellationToken stop) => db.Database
        .SqlQuery<Served>($"""
            select s.partnership_id as "PartnershipId", p.name as "Name", s.keeps as "Keeps"
            from register.served_by({body}) s join kernel.partnership p on p.id = s.partnership_id
            order by s.keeps desc, p.name
            """)
        .ToListAsync(stop);
}
