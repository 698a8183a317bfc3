using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Administration.AccessReview;

/// <summary>One role of one person in a review: kept, or ended with a reason, by somebody who does not hold it.</summary>
internal sealed class ReviewedRole : IRecord, IVersioned
{
    public const int ReasonLimit = 1000;

    /// <summary>Without a sign-in for so long an account counts as unused.</summary>
    public static readonly TimeSpan Unused = TimeSpan.FromDays(60);

    private ReviewedRole()
    {
    }

    public Guid Id { get; private init; }

    public Guid ReviewId { get; private init; }

    public Guid AssignmentId { get; private init; }

    public Guid PersonId { get; private init; }

    public string Role { get; private init; } = "";

    public Guid? AgencyId { get; private init; }

    public DateTimeOffset? LastSignedIn { get; private init; }

    public bool IsUnused { get; private init; }

    /// <summary>True kept, false ended, null not decided.</summary>
    public bool? IsKept { get; private set; }

    public string? Reason { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Version { get; set; }

    public static ReviewedRole Of(Review review, Assignment role, DateTimeOffset? lastSignedIn, DateTimeOffset now) => new()
    {
        Id = NewId.Next(), ReviewId = review.Id, AssignmentId = role.Id, PersonId = role.PersonId, Role = role.Role, AgencyId = role.AgencyId,
        LastSignedIn = lastSignedIn, IsUnused = (lastSignedIn ?? role.StartsAt) + Unused < now,
    };

    /// <summary>Decides.</summary>
    public void Decide(bool keep, string? reason, Guid by, DateTimeOffset now)
    {
        RuleBroken.Unless(by != PersonId, "This is your own role. Somebody else must decide.");
        RuleBroken.Unless(keep || !string.IsNullOrWhiteSpace(reason), "Say why the role ends", nameof(DecideRole.Input.Reason));
        RuleBroken.Unless(!keep || !IsUnused || !string.IsNullOrWhiteSpace(reason), "Say why a role that has not been used for 60 days is kept", nameof(DecideRole.Input.Reason));
        RuleBroken.Unless(IsKept != false, "This role was ended in this review already.");
        (IsKept, Reason, DecidedBy, DecidedAt) = (keep, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), by, now);
    }

    internal sealed class Map : IEntityTypeConfiguration<ReviewedRole>
    {
        public void Configure(EntityTypeBuilder<ReviewedRole> role)
        {
            role.ToTable("reviewed_role", "administration");
            role.HasOne<Review>().WithMany().HasForeignKey(r => r.ReviewId);
            role.HasOne<Assignment>().WithMany().HasForeignKey(r => r.AssignmentId);
            role.HasOne<Account>().WithMany().HasForeignKey(r => r.PersonId);
            role.HasOne<Account>().WithMany().HasForeignKey(r => r.DecidedBy);
        }
    }
}
