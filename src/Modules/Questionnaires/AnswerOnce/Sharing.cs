using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>That an agency lets one of its returns be its answer in other areas. It lies with that return.</summary>
internal sealed class Sharing : IPartnershipRecord, IAgencyRecord, IVersioned
{
    private Sharing()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid ReturnId { get; private init; }

    public Guid AgencyId { get; private init; }

    Guid? IAgencyRecord.AgencyId => AgencyId;

    public DateTimeOffset BegunAt { get; private init; }

    /// <summary>When it was taken back everywhere; null while it is shared with anybody or nobody yet.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public int Version { get; set; }

    public static Sharing Begin(Return lead, DateTimeOffset now) => new()
    {
        Id = NewId.Next(), PartnershipId = lead.PartnershipId, ReturnId = lead.Id, AgencyId = lead.AgencyId, BegunAt = now,
    };

    /// <summary>Takes it back everywhere.</summary>
    public void Withdraw(string? because, string by, DateTimeOffset now) =>
        (WithdrawnBecause, WithdrawnBy, WithdrawnAt) = (Typed.Required(because, Return.ReasonLimit, SharedWith.WhyWithdrawn, "Because"), by, now);

    /// <summary>Lets it be shared again.</summary>
    public void Resume() => (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (null, null, null);

    internal sealed class Map : IEntityTypeConfiguration<Sharing>
    {
        public void Configure(EntityTypeBuilder<Sharing> sharing)
        {
            sharing.ToTable("sharing", "questionnaires");
            sharing.HasOne<Return>().WithMany().HasForeignKey(s => s.ReturnId);
        }
    }
}
