using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Assurance;

/// <summary>Who gives a grade beside the agency's own. The three are never mixed.</summary>
internal enum Side
{
    /// <summary>Another agency or school.</summary>
    Peer,

    /// <summary>The scrutineer or the moderation panel.</summary>
    Moderated,
}

/// <summary>A grade that somebody else gave to one answer, with the reason.</summary>
internal sealed class Judgement : IPartnershipRecord, IVersioned
{
    public const int BecauseLimit = 4000;

    private Judgement()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid ReturnId { get; private init; }

    public string Question { get; private init; } = "";

    public Side Side { get; private init; }

    public string Grade { get; private set; } = "";

    public string Because { get; private set; } = "";

    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public int Version { get; set; }

    public static Judgement Give(Reading on, string question, Side side, string grade, string because, Guid by, DateTimeOffset now)
    {
        var given = new Judgement { Id = NewId.Next(), PartnershipId = on.PartnershipId, ReturnId = on.ReturnId, Question = question, Side = side };
        given.Change(grade, because, by, now);
        return given;
    }

    public void Change(string grade, string because, Guid by, DateTimeOffset now)
    {
        RuleBroken.Unless(because.Trim().Length is > 0 and <= BecauseLimit, "Enter why you give this grade, in 4,000 characters or fewer", nameof(Because));
        (Grade, Because, By, At) = (grade, because.Trim(), by, now);
    }

    internal sealed class Map : IEntityTypeConfiguration<Judgement>
    {
        public void Configure(EntityTypeBuilder<Judgement> judgement)
        {
            judgement.ToTable("judgement", "assurance");
            judgement.Property(j => j.Side).HasConversion<string>();
        }
    }
}
