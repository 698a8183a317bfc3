using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires;

/// <summary>How far a round has come.</summary>
internal enum RoundState
{
    /// <summary>Nobody has been asked.</summary>
    Prepared,

    /// <summary>Returns are coming in.</summary>
    Open,

    /// <summary>Nothing can be answered any more.</summary>
    Closed,
}

/// <summary>A questionnaire is sent to agencies or schools, to be answered by a date.</summary>
internal sealed class Round : IPartnershipRecord, IVersioned
{
    public const int TitleLimit = 200;
    public const int ThemeLimit = 100;

    private Round()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The theme of a short round, such as "Online safety"; null for the whole self-assessment.</summary>
    public string? Theme { get; private set; }

    public Audience Audience { get; private init; }

    public Guid DefinitionId { get; private init; }

    public Guid? StaffDefinitionId { get; private init; }

    /// <summary>The partnership's own questions beside the questionnaire; null when it asks none.</summary>
    public Guid? LocalDefinitionId { get; private init; }

    public DateOnly OpensOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    public RoundState State { get; private set; }

    /// <summary>The phases or agency types that are asked; empty for all.</summary>
    public string[] Kinds { get; private init; } = [];

    /// <summary>True when the agencies were chosen one by one, so that nobody is added later.</summary>
    public bool IsChosen { get; private init; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Version { get; set; }

    /// <summary>What is asked, of whom and until when.</summary>
    internal sealed record Particulars(string? Title, string? Theme, DateOnly? OpensOn, DateOnly? DueOn);

    public static Round Prepare(OwnDefinition definition, OwnDefinition? staff, string reference, Particulars said, string[] kinds, bool isChosen, DateOnly today, OwnDefinition? local = null)
    {
        RuleBroken.Unless(definition.Audience != Audience.Staff, "This questionnaire is for staff. Choose the one that the agency or school itself answers", "Definition");
        RuleBroken.Unless(definition.Extends is null, "These questions are asked beside another questionnaire. Choose that one", "Definition");
        var round = new Round
        {
            Id = NewId.Next(), PartnershipId = definition.PartnershipId, Reference = reference, Audience = definition.Audience, DefinitionId = definition.Id,
            StaffDefinitionId = staff?.Id, LocalDefinitionId = local?.Id, Kinds = kinds, IsChosen = isChosen,
        };
        round.Describe(said, today);
        return round;
    }

    public void Describe(Particulars said, DateOnly today)
    {
        Title = Typed.Required(said.Title, TitleLimit, "Enter a title for this round", nameof(Title));
        Theme = Typed.Optional(said.Theme, ThemeLimit, nameof(Theme));
        var opens = said.OpensOn ?? throw new RuleBroken("Enter the date on which it opens", nameof(OpensOn));
        var due = said.DueOn ?? throw new RuleBroken("Enter the date by which it is answered", nameof(DueOn));
        RuleBroken.Unless(State != RoundState.Prepared || opens >= today, "The date on which it opens must be today or in the future", nameof(OpensOn));
        RuleBroken.Unless(due > opens, "The date by which it is answered must be after it opens", nameof(DueOn));
        RuleBroken.Unless(due <= opens.AddYears(1), "The date by which it is answered must be within a year", nameof(DueOn));
        (OpensOn, DueOn) = (opens, due);
    }

    public void Open(DateTimeOffset now)
    {
        RuleBroken.Unless(State == RoundState.Prepared, "This round is open already");
        (State, OpenedAt) = (RoundState.Open, now);
    }

    public void Close(DateTimeOffset now)
    {
        RuleBroken.Unless(State == RoundState.Open, "Only an open round can be closed");
        (State, ClosedAt) = (RoundState.Closed, now);
    }

    internal sealed class Map : IEntityTypeConfiguration<Round>
    {
        public void Configure(EntityTypeBuilder<Round> round)
        {
            round.ToTable("round", "questionnaires");
            round.Property(r => r.Audience).HasConversion<string>();
            round.Property(r => r.State).HasConversion<string>();
            round.HasOne<OwnDefinition>().WithMany().HasForeignKey(r => r.DefinitionId);
            round.HasOne<OwnDefinition>().WithMany().HasForeignKey(r => r.StaffDefinitionId);
            round.HasOne<OwnDefinition>().WithMany().HasForeignKey(r => r.LocalDefinitionId);
        }
    }
}
