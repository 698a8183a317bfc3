using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Bodies;

/// <summary>Adds members to a body, renews their terms, ends their places. Each act is told in the body's history.</summary>
internal sealed class KeepMembers(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Joined = new("register.member.joined", "added a member");
    public static readonly ActKind Renewed = new("register.member.renewed", "renewed a member's term");
    public static readonly ActKind Left = new("register.member.left", "ended a member's place");

    internal sealed class Input
    {
        public string? Name { get; set; }

        public string? JobTitle { get; set; }

        public Guid? AgencyId { get; set; }

        public MemberRole? Role { get; set; }

        [Display(Name = "The first day")]
        public DateOnly? TermStartsOn { get; set; }

        [Display(Name = "The last day of the term")]
        public DateOnly? TermEndsOn { get; set; }
    }

    internal sealed class RenewInput
    {
        [Display(Name = "The last day of the new term")]
        public DateOnly? TermEndsOn { get; set; }

        public int Version { get; set; }
    }

    internal sealed class LeaveInput
    {
        [Display(Name = "The last day")]
        public DateOnly? LeftOn { get; set; }

        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    public async Task<Membership> JoinAsync(Guid body, Input input, CancellationToken stop)
    {
        var joined = await KeepBody.FindAsync(db, access, body, stop);
        RuleBroken.Unless(
            input.AgencyId is null || await db.Set<Agency>().AnyAsync(a => a.Id == input.AgencyId, stop),
            "Choose an agency from the list",
            nameof(Input.AgencyId));
        var others = await db.Set<Membership>().Where(m => m.BodyId == body).ToListAsync(stop);
        var membership = Membership.Join(joined, input.Name, input.JobTitle, input.AgencyId, input.Role, input.TermStartsOn, input.TermEndsOn, others);
        db.Add(membership);
        db.Touch(joined);
        await work.DoAsync(Joined, joined, null, stop);
        return membership;
    }

    public async Task<Guid> RenewAsync(Guid membership, RenewInput input, CancellationToken stop)
    {
        var (renewing, body) = await FindAsync(db, access, membership, stop);
        renewing.Renew(input.TermEndsOn);
        work.Expect(renewing, input.Version);
        await work.DoAsync(Renewed, body, renewing.Name, stop);
        return body.Id;
    }

    public async Task<Guid> LeaveAsync(Guid membership, LeaveInput input, CancellationToken stop)
    {
        var (leaving, body) = await FindAsync(db, access, membership, stop);
        var reason = Typed.Optional(input.Reason, 500, nameof(LeaveInput.Reason));
        leaving.Leave(input.LeftOn);
        work.Expect(leaving, input.Version);
        await work.DoAsync(Left, body, reason is null ? leaving.Name : $"{leaving.Name}: {reason}", stop);
        return body.Id;
    }

    /// <summary>A place that the person may change, with its body.</summary>
    public static async Task<(Membership Membership, Body Body)> FindAsync(LineOfSightDb db, IAccess access, Guid membership, CancellationToken stop)
    {
        var found = await db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == membership, stop) ?? throw new NotVisible();
        return (found, await KeepBody.FindAsync(db, access, found.BodyId, stop));
    }
}
