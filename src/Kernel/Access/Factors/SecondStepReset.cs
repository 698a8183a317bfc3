using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>
/// The reset of a person's second step: one person opens it with a reason, another approves it, and neither is the person. The
/// database refuses anything else.
/// </summary>
public sealed class SecondStepReset : IRecord, IVersioned
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLimit = 1000;

    /// <summary>How long the link can be used that the approver hands over.</summary>
    public static readonly TimeSpan LinkLongest = TimeSpan.FromHours(24);

    /// <summary>How long a reset waits for the second person.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>Whose second step.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The partnership in which it was opened; null when an administrator of the installation did.</summary>
    public Guid? PartnershipId { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who opened it. The database writes it from the acting person.</summary>
    public required Guid OpenedBy { get; init; }

    /// <summary>When it was opened (UTC).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who approved it, or null. The database writes it from the acting person.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>When it was approved (UTC), or null.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>When it was refused (UTC), or null.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>SHA-256 of the link's secret, or null.</summary>
    [NotInActs]
    public byte[]? LinkHash { get; private set; }

    /// <summary>Until when the link can be used (UTC), or null.</summary>
    public DateTimeOffset? LinkEndsAt { get; private set; }

    /// <summary>When the person set up a second step anew (UTC), or null.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>True while it waits for the second person.</summary>
    public bool IsWaitingAt(DateTimeOffset now) => ApprovedAt is null && RefusedAt is null && OpenedAt + Longest > now;

    /// <summary>Approves it; returns the secret of the link, which is shown once and kept nowhere.</summary>
    /// <exception cref="RuleBroken">It waits no more, or whoever approves opened it or is the person.</exception>
    public string Approve(Guid by, DateTimeOffset now)
    {
        Check(by, now);
        var secret = NewId.Secret();
        (ApprovedBy, ApprovedAt, LinkHash, LinkEndsAt) = (by, now, HashOf(secret), now + LinkLongest);
        return secret;
    }

    /// <summary>Refuses it. Whoever opened it may take it back so.</summary>
    /// <exception cref="RuleBroken">It waits no more.</exception>
    public void Refuse(DateTimeOffset now)
    {
        RuleBroken.Unless(IsWaitingAt(now), NoMore);
        RefusedAt = now;
    }

    /// <summary>The hash of a link's secret.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private const string NoMore = "This reset has been decided already, or has waited for more than 7 days.";

    private void Check(Guid by, DateTimeOffset now)
    {
        RuleBroken.Unless(IsWaitingAt(now), NoMore);
        RuleBroken.Unless(by != OpenedBy, "You opened this reset. Somebody else must approve it.");
        RuleBroken.Unless(by != AccountId, "This is your own second step. Two others must reset it.");
    }

    internal sealed class Map : IEntityTypeConfiguration<SecondStepReset>
    {
        public void Configure(EntityTypeBuilder<SecondStepReset> reset)
        {
            reset.ToTable("second_step_reset", "identity");
            reset.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
            reset.HasOne<Account>().WithMany().HasForeignKey(r => r.OpenedBy);
            reset.HasOne<Account>().WithMany().HasForeignKey(r => r.ApprovedBy);
            reset.HasOne<Partnership>().WithMany().HasForeignKey(r => r.PartnershipId);
        }
    }
}
