using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Bodies;

/// <summary>Terms that run out, and terms of reference that fall due for review, on the home page of who keeps the bodies.</summary>
internal sealed class TermsAtHome(LineOfSightDb db, IAccess access, TimeProvider clock) : IHome
{
    public async Task<HomePart> ForAsync(Person person, CancellationToken stop)
    {
        if (person.PartnershipId is not { } partnership || !access.MayIn(Can.EditBodies, partnership))
        {
            return HomePart.Empty;
        }

        var horizon = clock.Today().AddDays(Membership.WarningDays);
        var bodies = db.VisibleTo<Body>(access, Can.EditBodies).Of(db, partnership).Where(b => b.EndsOn == null);
        var terms = await (
            from member in db.Set<Membership>()
            where member.LeftOn == null && member.TermEndsOn != null && member.TermEndsOn <= horizon
            join body in bodies on member.BodyId equals body.Id
            orderby member.TermEndsOn
            select new { member.Id, member.Name, Body = body.Name, member.TermEndsOn }).AsNoTracking().ToListAsync(stop);
        var reviews = await bodies.Where(b => b.TermsReviewOn != null && b.TermsReviewOn <= horizon)
            .Select(b => new { b.Id, b.Name, b.TermsReviewOn }).ToListAsync(stop);
        var needs = terms.Select(t => new Need($"Renew or replace {t.Name}’s term on {t.Body}", $"/register/bodies/renew/{t.Id}", t.Body, t.TermEndsOn, "You"))
            .Concat(reviews.Select(r => new Need($"Review the terms of reference of {r.Name}", $"/register/bodies/terms/{r.Id}", r.Name, r.TermsReviewOn, "You")))
            .OrderBy(n => n.DueOn).ToList();
        return new HomePart(needs, []);
    }
}
