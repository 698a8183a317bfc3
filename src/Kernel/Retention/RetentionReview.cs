using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Retention;

/// <summary>How far a review has come.</summary>
public enum ReviewState
{
    /// <summary>It fell due and waits for somebody to decide.</summary>
    Listed,

    /// <summary>It is kept until a later date.</summary>
    Kept,

    /// <summary>One person proposed to dispose of it; a second must agree.</summary>
    Proposed,

    /// <summary>It was disposed of. This row is what is left.</summary>
    Disposed,
}

/// <summary>
/// The review of one record that fell due. Nothing is disposed of without one, nor by one person alone. Afterwards it is the stub: what
/// kind it was, its reference, when, by whom, under which rule and why, and no content.
/// </summary>
public sealed class RetentionReview : IPartnershipRecord, IVersioned
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLimit = 1000;

    private RetentionReview()
    {
    }

    /// <inheritdoc />
    public Guid Id { get; private init; }

    /// <inheritdoc />
    public Guid PartnershipId { get; private init; }

    /// <summary>The class of record.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The record.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>The reference that people know it by.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>The day on which its period ended.</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>The rule as it was, in words: the period, its moment and its source.</summary>
    public string Rule { get; private init; } = "";

    /// <summary>When it was listed (UTC).</summary>
    public DateTimeOffset ListedAt { get; private init; }

    /// <summary>How far it has come.</summary>
    public ReviewState State { get; private set; }

    /// <summary>Who decided to keep it or proposed to dispose of it. The database writes it down.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why.</summary>
    public string? Because { get; private set; }

    /// <summary>The day on which it falls due again, when it is kept.</summary>
    public DateOnly? KeepUntil { get; private set; }

    /// <summary>The second person, when it was disposed of. The database writes it down.</summary>
    public Guid? AgreedBy { get; private set; }

    /// <summary>When it was disposed of (UTC).</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>How many documents went with it.</summary>
    public int? Documents { get; private set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Lists a record that fell due.</summary>
    public static RetentionReview List(Guid partnership, string kind, Guid record, string reference, DateOnly due, string rule, DateTimeOffset now) =>
        new() { Id = NewId.Next(), PartnershipId = partnership, Kind = kind, RecordId = record, Reference = reference, DueOn = due, Rule = rule, ListedAt = now };

    /// <summary>Keeps it for longer.</summary>
    /// <exception cref="RuleBroken">It was decided already, the date is not in the future, or there is no reason.</exception>
    public void Keep(DateOnly? until, string? because, Guid person, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(State == ReviewState.Listed, "This review was decided already");
        RuleBroken.Unless(until is not null, "Enter the date until which it is kept", nameof(KeepUntil));
        RuleBroken.Unless(until > today, "The date until which it is kept must be in the future", nameof(KeepUntil));
        Decide(ReviewState.Kept, because, person, now);
        KeepUntil = until;
    }

    /// <summary>Proposes to dispose of it; somebody else must agree.</summary>
    /// <exception cref="RuleBroken">It was decided already, or there is no reason.</exception>
    public void Propose(string? because, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(State == ReviewState.Listed, "This review was decided already");
        Decide(ReviewState.Proposed, because, person, now);
    }

    /// <summary>Takes a proposal back: the review waits again.</summary>
    /// <exception cref="RuleBroken">Nothing is proposed.</exception>
    public void Refuse()
    {
        RuleBroken.Unless(State == ReviewState.Proposed, "Nobody proposed to dispose of this record");
        (State, DecidedBy, DecidedAt, Because) = (ReviewState.Listed, null, null, null);
    }

    private void Decide(ReviewState state, string? because, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(because), "Enter why", nameof(Because));
        RuleBroken.Unless(because!.Length <= ReasonLimit, $"Why must be {ReasonLimit} characters or fewer", nameof(Because));
        (State, Because, DecidedBy, DecidedAt) = (state, because, person, now);
    }

    internal sealed class Map : IEntityTypeConfiguration<RetentionReview>
    {
        public void Configure(EntityTypeBuilder<RetentionReview> review)
        {
            review.ToTable("retention_review", "kernel");
            review.Property(r => r.State).HasConversion<string>();
        }
    }
}
