using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.AccessReview;

/// <summary>Signs a review in which every role has been decided.</summary>
internal sealed class SignReview(LineOfSightDb db, IAccess access, Reviews reviews, Work work, TimeProvider clock)
{
    public static readonly ActKind Signed = new("administration.access-review.signed", "signed the review of access");

    public async Task HandleAsync(Guid review, int version, CancellationToken stop)
    {
        var found = await reviews.FindAsync(review, stop);
        var undecided = await db.Set<ReviewedRole>().CountAsync(e => e.ReviewId == review && e.IsKept == null, stop);
        work.Expect(found, version);
        found.Sign(access.Person.Id, undecided, clock.GetUtcNow());
        await work.DoAsync(Signed, found, reason: null, stop);
    }
}
