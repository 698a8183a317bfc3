using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.AccessReview;

/// <summary>An open review on the home page of who reviews access.</summary>
internal sealed class ReviewAtHome(LineOfSightDb db, IAccess access) : IHome
{
    public async Task<HomePart> ForAsync(Person person, CancellationToken stop)
    {
        if (person.PartnershipId is not { } partnership || !access.MayIn(Can.ReviewAccess, partnership))
        {
            return HomePart.Empty;
        }

        var open = await db.Set<Review>().Where(r => r.PartnershipId == partnership && r.SignedAt == null)
            .OrderByDescending(r => r.QuarterBegins).Take(1)
            .Select(r => new { r.DueOn, Left = db.Set<ReviewedRole>().Count(e => e.ReviewId == r.Id && e.IsKept == null) }).FirstOrDefaultAsync(stop);
        return open is null
            ? HomePart.Empty
            : new HomePart([new Need("Review who has access", "/administration/access-review", open.Left == 0 ? "Ready to sign" : open.Left == 1 ? "1 role to decide" : $"{open.Left} roles to decide", open.DueOn, "You")], []);
    }
}
