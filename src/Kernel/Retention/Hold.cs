using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Retention;

/// <summary>What a hold keeps.</summary>
public enum HoldReach
{
    /// <summary>The records that it names.</summary>
    Record,

    /// <summary>The records that it names because they are about one person.</summary>
    Person,

    /// <summary>Every record of one kind.</summary>
    Kind,

    /// <summary>Every record of the partnership.</summary>
    Partnership,
}

/// <summary>Why something is held.</summary>
public enum HoldGround
{
    /// <summary>A public inquiry asked, such as one into child sexual abuse.</summary>
    Inquiry,

    /// <summary>A court, or a claim that may reach one.</summary>
    Court,

    /// <summary>A complaint.</summary>
    Complaint,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>While it stands, nothing that it keeps is disposed of, whatever a rule or two people say: the database refuses it.</summary>
public sealed class Hold : IPartnershipRecord, IVersioned
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLimit = 1000;

    /// <summary>The longest reference of a person, in characters.</summary>
    public const int SubjectLimit = 100;

    private Hold()
    {
    }

    /// <inheritdoc />
    public Guid Id { get; private init; }

    /// <inheritdoc />
    public Guid PartnershipId { get; private init; }

    /// <summary>What it keeps.</summary>
    public HoldReach Reach { get; private init; }

    /// <summary>The kind of record that it keeps, for <see cref="HoldReach.Kind"/>.</summary>
    public string? Kind { get; private init; }

    /// <summary>The reference of the person, never a name, for <see cref="HoldReach.Person"/>.</summary>
    public string? Subject { get; private init; }

    /// <summary>Why.</summary>
    public HoldGround Ground { get; private init; }

    /// <summary>Which inquiry, court or complaint, in words.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Who placed it.</summary>
    public Guid PlacedBy { get; private init; }

    /// <summary>When it was placed (UTC).</summary>
    public DateTimeOffset PlacedAt { get; private init; }

    /// <summary>Who lifted it, or null while it stands.</summary>
    public Guid? LiftedBy { get; private set; }

    /// <summary>When it was lifted (UTC), or null while it stands.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>Why it was lifted, or null.</summary>
    public string? LiftedBecause { get; private set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Places a hold; the records of <see cref="HoldReach.Record"/> and <see cref="HoldReach.Person"/> are added to it.</summary>
    /// <exception cref="RuleBroken">Something is missing.</exception>
    public static Hold Place(Guid partnership, HoldReach reach, string? kind, string? subject, HoldGround ground, string? reason, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(reach != HoldReach.Kind || kind is not null, "Choose the kind of record", nameof(Kind));
        RuleBroken.Unless(reach != HoldReach.Person || !string.IsNullOrWhiteSpace(subject), "Enter the person’s reference, not their name", nameof(Subject));
        RuleBroken.Unless(subject is null || subject.Length <= SubjectLimit, $"The reference must be {SubjectLimit} characters or fewer", nameof(Subject));
        return new Hold
        {
            Id = NewId.Next(), PartnershipId = partnership, Reach = reach, Kind = reach == HoldReach.Kind ? kind : null,
            Subject = reach == HoldReach.Person ? subject : null, Ground = ground, Reason = Said(reason, "Enter which inquiry, court or complaint this is for", nameof(Reason)),
            PlacedBy = person, PlacedAt = now,
        };
    }

    /// <summary>Lifts it, with the reason.</summary>
    /// <exception cref="RuleBroken">There is no reason, or it was lifted before.</exception>
    public void Lift(string? because, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(LiftedAt is null, "This hold was lifted already");
        (LiftedBecause, LiftedBy, LiftedAt) = (Said(because, "Enter why this hold is lifted", "Because"), person, now);
    }

    private static string Said(string? words, string missing, string field)
    {
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(words), missing, field);
        RuleBroken.Unless(words!.Length <= ReasonLimit, $"This must be {ReasonLimit} characters or fewer", field);
        return words;
    }

    internal sealed class Map : IEntityTypeConfiguration<Hold>
    {
        public void Configure(EntityTypeBuilder<Hold> hold)
        {
            hold.ToTable("hold", "kernel");
            hold.Property(h => h.Reach).HasConversion<string>();
            hold.Property(h => h.Ground).HasConversion<string>();
        }
    }
}

/// <summary>A record that a hold names.</summary>
public sealed class HoldRecord
{
    /// <summary>The hold.</summary>
    public required Guid HoldId { get; init; }

    /// <summary>The record.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The reference that people know it by.</summary>
    public required string Reference { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<HoldRecord>
    {
        public void Configure(EntityTypeBuilder<HoldRecord> held)
        {
            held.ToTable("hold_record", "kernel");
            held.HasKey(h => new { h.HoldId, h.RecordId });
            held.HasOne<Hold>().WithMany().HasForeignKey(h => h.HoldId);
        }
    }
}
