using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Bodies;

/// <summary>Creates a body, changes it, agrees its terms of reference, stands it down.</summary>
internal sealed class KeepBody(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Created = new("register.body.created", "created this body");
    public static readonly ActKind Edited = new("register.body.edited", "changed this body");
    public static readonly ActKind TermsAgreed = new("register.body.terms-agreed", "kept the terms of reference");
    public static readonly ActKind StoodDown = new("register.body.stood-down", "stood this body down");

    internal sealed class Input
    {
        public string? Name { get; set; }

        public BodyKind? Kind { get; set; }

        public string? Purpose { get; set; }

        public Guid? ParentId { get; set; }

        [Display(Name = "The first day")]
        public DateOnly? StartsOn { get; set; }

        public int Version { get; set; }
    }

    internal sealed class TermsInput
    {
        public string? TermsOfReference { get; set; }

        [Display(Name = "The day the terms were agreed")]
        public DateOnly? TermsAgreedOn { get; set; }

        [Display(Name = "The day of the review")]
        public DateOnly? TermsReviewOn { get; set; }

        public int Version { get; set; }
    }

    internal sealed class EndInput
    {
        [Display(Name = "The last day")]
        public DateOnly? EndsOn { get; set; }

        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    public async Task<Guid> CreateAsync(Guid partnership, Input input, CancellationToken stop)
    {
        access.DemandIn(Can.EditBodies, partnership);
        await Naming.OfBodiesAsync(db, partnership, stop);
        var body = Body.Create(partnership, input.Name, input.Kind, input.Purpose, input.ParentId, input.StartsOn, await TreeAsync(partnership, stop));
        db.Add(body);
        await work.DoAsync(Created, body, null, stop);
        return body.Id;
    }

    public async Task EditAsync(Guid body, Input input, CancellationToken stop)
    {
        var editing = await FindAsync(db, access, body, stop);
        await Naming.OfBodiesAsync(db, editing.PartnershipId, stop);
        editing.Describe(input.Name, input.Kind, input.Purpose, input.ParentId, await TreeAsync(editing.PartnershipId, stop));
        await SaveAsync(Edited, editing, input.Version, null, stop);
    }

    public async Task AgreeTermsAsync(Guid body, TermsInput input, CancellationToken stop)
    {
        var editing = await FindAsync(db, access, body, stop);
        editing.AgreeTerms(input.TermsOfReference, input.TermsAgreedOn, input.TermsReviewOn);
        await SaveAsync(TermsAgreed, editing, input.Version, null, stop);
    }

    public async Task StandDownAsync(Guid body, EndInput input, CancellationToken stop)
    {
        var ending = await FindAsync(db, access, body, stop);
        var reason = Typed.Optional(input.Reason, 500, nameof(EndInput.Reason));
        ending.StandDown(input.EndsOn);
        await SaveAsync(StoodDown, ending, input.Version, reason, stop);
    }

    /// <summary>A body that the person may change.</summary>
    public static async Task<Body> FindAsync(LineOfSightDb db, IAccess access, Guid body, CancellationToken stop)
    {
        var found = await db.Set<Body>().SingleOrDefaultAsync(b => b.Id == body, stop);
        access.Demand(Can.EditBodies, found);
        return found!;
    }

    private Task SaveAsync(ActKind act, Body body, int version, string? reason, CancellationToken stop)
    {
        db.Touch(body);
        work.Expect(body, version);
        return work.DoAsync(act, body, reason, stop);
    }

    private Task<List<Body>> TreeAsync(Guid partnership, CancellationToken stop) => db.Set<Body>().Of(db, partnership).ToListAsync(stop);
}
