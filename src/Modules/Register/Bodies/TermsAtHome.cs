using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Register.Bodies;

/// <summary>Terms that run out, and terms of reference that fall due for review, on the home page of who keeps the bodies.</summary>
internal sealed class TermsAtHome(LineOfSightDb db, IAccess access, TimeProvider clock) : IHome
{
    public Func<CancellationToken, Task<HomePart>>? Ask(Person person, Together together)
    {
        if (person.PartnershipId is not { } partnership || !access.MayIn(Can.EditBodies, partnership))
        {
            return null;
        }

        var horizon = clock.Today().AddDays(Membership.WarningDays);
        var bodies = db.VisibleTo<Body>(access, Can.EditBodies).Of(db, partnership).Where(b => b.EndsOn == null);
        var terms =
            from member in db.Set<Membership>()
            where member.LeftOn == null && member.TermEndsOn != null && member.TermEndsOn <= horizon
            join body in bodies on member.BodyId equals body.Id
            select new { member.Id, Who = (string?)member.Name, Body = body.Name, On = member.TermEndsOn };
        var reviews = bodies.Where(b => b.TermsReviewOn != null && b.TermsReviewOn <= horizon).Select(b => new { b.Id, Who = (string?)null, Body = b.Name, On = b.TermsReviewOn });
        var running = together.Ask(terms.Concat(reviews));
        return _ => Task.FromResult(new HomePart(
            [
                .. running.Rows.OrderBy(n => n.On).Select(n => n.Who is { } who
                    ? new Need($"Renew or replace {who}’s term on {n.Body}", $"/register/bodies/renew/{n.Id}", n.Body, n.On, "You")
                    : new Need($"Review the terms of reference of {n.Body}", $"/register/bodies/terms/{n.Id}", n.Body, n.On, "You")),
            ],
            []));
    }
}
