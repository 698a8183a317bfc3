using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>That one area's return is answered by the return that the agency signed off for another. It lies with the area.</summary>
internal sealed class SharedWith : IPartnershipRecord, IAgencyRecord, IVersioned
{
    public const string WhyWithdrawn = "Enter why you withdraw your answers. The areas see this";

    private SharedWith()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    /// <summary>The area's return.</summary>
    public Guid ReturnId { get; private init; }

    public Guid AgencyId { get; private init; }

    Guid? IAgencyRecord.AgencyId => AgencyId;

    /// <summary>The return that answers it: another partnership's.</summary>
    public Guid LeadId { get; private init; }

    public DateTimeOffset SharedAt { get; private init; }

    public string SharedBy { get; private init; } = "";

    /// <summary>The sign-off that the answers are of.</summary>
    public DateTimeOffset? LeadSignedAt { get; private set; }

    public string? LeadSignerName { get; private set; }

    public string? LeadSignerRole { get; private set; }

    /// <summary>When the answers last came.</summary>
    public DateTimeOffset? CarriedAt { get; private set; }

    /// <summary>When they last changed here; null while they are as they first came.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Since when the agency has been revising its answers. What it signed off before stands here until it signs off again.</summary>
    public DateTimeOffset? RevisedSince { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public int Version { get; set; }

    public static SharedWith Between(Return lead, Return of, string by, DateTimeOffset now) => new()
    {
        Id = NewId.Next(), PartnershipId = of.PartnershipId, ReturnId = of.Id, AgencyId = of.AgencyId, LeadId = lead.Id, SharedBy = by, SharedAt = now,
    };

    /// <summary>Takes note of answers that came.</summary>
    public void Came(Return lead, bool hasChanged, DateTimeOffset now)
    {
        ChangedAt = hasChanged && CarriedAt is not null ? now : ChangedAt;
        (LeadSignedAt, LeadSignerName, LeadSignerRole, CarriedAt, RevisedSince) = (lead.SignedAt, lead.SignerName, lead.SignerRole, now, null);
    }

    public void Revise(DateTimeOffset now) => RevisedSince ??= now;

    public void Withdraw(string? because, string by, DateTimeOffset now) =>
        (WithdrawnBecause, WithdrawnBy, WithdrawnAt) = (Typed.Required(because, Return.ReasonLimit, WhyWithdrawn, "Because"), by, now);

    internal sealed class Map : IEntityTypeConfiguration<SharedWith>
    {
        public void Configure(EntityTypeBuilder<SharedWith> shared)
        {
            shared.ToTable("shared_with", "questionnaires");
            shared.HasOne<Return>().WithMany().HasForeignKey(s => s.ReturnId);
        }
    }
}
