using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Assurance;

/// <summary>A question back about one answer of a return. It stays open until whoever may ask has closed it.</summary>
internal sealed class Challenged : IPartnershipRecord, IAgencyRecord, IVersioned
{
    public const int Limit = 4000;

    private Challenged()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid AgencyId { get; private init; }

    Guid? IAgencyRecord.AgencyId => AgencyId;

    public Guid ReturnId { get; private init; }

    public string Question { get; private init; } = "";

    public string Asked { get; private init; } = "";

    public Guid AskedBy { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    public string? Answer { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedBecause { get; private set; }

    public int Version { get; set; }

    public string State => ClosedAt is not null ? "Closed" : AnsweredAt is not null ? "Answered" : "Waiting for an answer";

    public static Challenged Ask(Reading about, string question, string? asked, Guid by, DateTimeOffset now) => new()
    {
        Id = NewId.Next(), PartnershipId = about.PartnershipId, AgencyId = about.AgencyId, ReturnId = about.ReturnId, Question = question,
        Asked = Typed.Required(asked, Limit, "Enter what you ask", "Asked"), AskedBy = by, AskedAt = now,
    };

    public void Reply(string? answer, Guid by, DateTimeOffset now)
    {
        RuleBroken.Unless(ClosedAt is null, "This question was closed");
        (Answer, AnsweredBy, AnsweredAt) = (Typed.Required(answer, Limit, "Enter your answer", nameof(Answer)), by, now);
    }

    public void Close(string? because, DateTimeOffset now)
    {
        RuleBroken.Unless(ClosedAt is null, "This question was closed already");
        (ClosedBecause, ClosedAt) = (Typed.Required(because, Limit, "Enter what came of it", nameof(ClosedBecause)), now);
    }

    internal sealed class Map : IEntityTypeConfiguration<Challenged>
    {
        public void Configure(EntityTypeBuilder<Challenged> challenge)
        {
            challenge.ToTable("challenge", "assurance");
            challenge.Ignore(c => c.State);
        }
    }
}
