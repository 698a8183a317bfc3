using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.AccessReview;

/// <summary>Keeps a role, or ends it now: its holder is refused at their next request.</summary>
internal sealed class DecideRole(LineOfSightDb db, IAccess access, Reviews reviews, Work work, TimeProvider clock)
{
    public static readonly ActKind Decided = new("administration.access-review.decided", "decided about a role of this person in the review of access");

    public sealed class Input
    {
        [Required(ErrorMessage = "Choose whether the role is kept or ends")]
        public Decision? Decision { get; set; }

        [MaxLength(ReviewedRole.ReasonLimit, ErrorMessage = "The reason must be 1,000 characters or fewer")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    /// <summary>What a reviewer decides.</summary>
    public enum Decision
    {
        Keep,
        End,
    }

    public async Task HandleAsync(Guid entry, Input input, CancellationToken stop)
    {
        var (found, review) = await reviews.EntryAsync(entry, stop);
        RuleBroken.Unless(review.SignedAt is null, "This review has been signed already.");
        var now = clock.GetUtcNow();
        work.Expect(found, input.Version);
        found.Decide(input.Decision == Decision.Keep, input.Reason, access.Person.Id, now);
        if (input.Decision == Decision.End)
        {
            var role = await db.Set<Assignment>().SingleAsync(r => r.Id == found.AssignmentId, stop);
            role.EndsAt = role.EndsAt is { } earlier && earlier < now ? earlier : now;
        }

        var person = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == found.PersonId, stop);
        await work.DoAsync(Decided, person, input.Reason, [review.PartnershipId], stop);
    }
}
