using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Administration.AccessReview;

/// <summary>One quarter's look at who may work in a partnership.</summary>
internal sealed class Review : IPartnershipRecord, IVersioned
{
    /// <summary>How many days the reviewers have.</summary>
    public const int Days = 28;

    private Review()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    /// <summary>The first day of the quarter.</summary>
    public DateOnly QuarterBegins { get; private init; }

    public DateTimeOffset OpenedAt { get; private init; }

    public DateOnly DueOn { get; private init; }

    public Guid? SignedBy { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public int Version { get; set; }

    public static Review Open(Guid partnership, DateOnly today, DateTimeOffset now) => new()
    {
        Id = NewId.Next(), PartnershipId = partnership, QuarterBegins = QuarterOf(today), OpenedAt = now, DueOn = today.AddDays(Days),
    };

    /// <summary>The first day of the quarter that a day is in.</summary>
    public static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>Signs it: every role has been decided.</summary>
    public void Sign(Guid by, int undecided, DateTimeOffset now)
    {
        RuleBroken.Unless(SignedAt is null, "This review has been signed already.");
        RuleBroken.Unless(undecided == 0, undecided == 1 ? "One role is not decided yet." : $"{undecided} roles are not decided yet.");
        (SignedBy, SignedAt) = (by, now);
    }

    internal sealed class Map : IEntityTypeConfiguration<Review>
    {
        public void Configure(EntityTypeBuilder<Review> review)
        {
            review.ToTable("access_review", "administration");
            review.HasOne<Partnership>().WithMany().HasForeignKey(r => r.PartnershipId);
            review.HasOne<Kernel.Access.Account>().WithMany().HasForeignKey(r => r.SignedBy);
        }
    }
}
