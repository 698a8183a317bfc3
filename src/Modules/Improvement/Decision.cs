using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>
/// What the safeguarding partners decided, joint and equal (Children Act 2004 section 16E): it names its meeting or its written procedure,
/// and is final only when the position of each of them is in.
/// </summary>
internal sealed class Decision : IPartnershipRecord, IVersioned, ICaseRecord, IOwnedRecord
{
    public const int QuestionLimit = 300;
    public const int ForumLimit = 200;
    public const int DecidedLimit = 4000;

    private Decision()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    /// <summary>What the partners are asked.</summary>
    public string Question { get; private set; } = "";

    public DecisionWay Way { get; private set; }

    /// <summary>The meeting’s name, or the written procedure’s.</summary>
    public string Forum { get; private set; } = "";

    /// <summary>The day of the meeting, or the day on which the written procedure was sent out. Whoever are the safeguarding partners on it decide.</summary>
    public DateOnly HeldOn { get; private set; }

    public DecisionOutcome? Outcome { get; private set; }

    /// <summary>What was decided, in words; null until final.</summary>
    public string? Decided { get; private set; }

    public DateOnly? FinalOn { get; private set; }

    public Guid? OwnerId { get; private init; }

    public bool IsCaseLevel { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public int Version { get; set; }

    /// <summary>What people say about a decision before it is final.</summary>
    internal sealed record Particulars(string? Question, DecisionWay Way, string? Forum, DateOnly? HeldOn);

    public static Decision Prepare(Guid partnership, string reference, Particulars said, bool isCaseLevel, Guid owner, DateTimeOffset now)
    {
        var decision = new Decision
        {
            Id = NewId.Next(), PartnershipId = partnership, Reference = reference, OwnerId = owner, IsCaseLevel = isCaseLevel, AddedAt = now,
        };
        decision.Change(said, hasPositions: false);
        return decision;
    }

    public void Change(Particulars said, bool hasPositions)
    {
        RuleBroken.Unless(FinalOn is null, "This decision is final and stands as it was taken. Prepare a further decision instead");
        var question = AsTyped.Required(said.Question, QuestionLimit, "Enter what is to be decided", nameof(Question));
        RuleBroken.Unless(!hasPositions || question == Question, "Positions were given on this question. Prepare a further decision instead", nameof(Question));
        Question = question;
        Forum = AsTyped.Required(said.Forum, ForumLimit, "Enter the name of the meeting or of the written procedure", nameof(Forum));
        RuleBroken.Unless(said.HeldOn is not null, "Enter the date", nameof(HeldOn));
        RuleBroken.Unless(!hasPositions || said.HeldOn == HeldOn, "Positions were given for this date. Prepare a further decision instead", nameof(HeldOn));
        (Way, HeldOn) = (said.Way, said.HeldOn!.Value);
    }

    /// <summary>Makes it final. Whoever disagreed stays on the record beside the outcome.</summary>
    /// <param name="outcome">What was decided.</param>
    /// <param name="decided">The same in words.</param>
    /// <param name="partners">The safeguarding partners on its date, by name.</param>
    /// <param name="positions">The positions given.</param>
    /// <param name="on">The day on which it became final.</param>
    /// <param name="today">The date in London.</param>
    public void Finalise(
        DecisionOutcome outcome, string? decided, IReadOnlyDictionary<Guid, string> partners, IReadOnlyCollection<Position> positions, DateOnly on, DateOnly today)
    {
        RuleBroken.Unless(FinalOn is null, "This decision is already final");
        RuleBroken.Unless(partners.Count > 0, $"The register names no safeguarding partner on {Finding.Day(HeldOn)}. Put that right first");
        var missing = partners.Where(p => positions.All(x => x.AgencyId != p.Key)).Select(p => p.Value).Order(StringComparer.Ordinal).ToList();
        RuleBroken.Unless(missing.Count == 0, $"It cannot be final yet: the position of {string.Join(" and of ", missing)} is not in");
        RuleBroken.Unless(on <= today, "The date it became final must be today or in the past", nameof(FinalOn));
        RuleBroken.Unless(on >= HeldOn, $"The date it became final must be on or after {Finding.Day(HeldOn)}", nameof(FinalOn));
        RuleBroken.Unless(
            positions.All(p => p.GivenOn <= on), "A position was given after this date: enter the date of the last position or a later one", nameof(FinalOn));
        Decided = AsTyped.Required(decided, DecidedLimit, "Enter what was decided", nameof(Decided));
        (Outcome, FinalOn) = (outcome, on);
    }

    internal void FollowCaseLevel(bool isCaseLevel) => IsCaseLevel = isCaseLevel;

    internal sealed class Map : IEntityTypeConfiguration<Decision>
    {
        public void Configure(EntityTypeBuilder<Decision> decision)
        {
            decision.ToTable("decision", "improvement");
            decision.Property(d => d.Question).HasMaxLength(QuestionLimit);
            decision.Property(d => d.Way).HasConversion<string>();
            decision.Property(d => d.Outcome).HasConversion<string>();
        }
    }
}

/// <summary>How a decision is taken.</summary>
internal enum DecisionWay
{
    Meeting,

    /// <summary>By circulated papers, without a meeting.</summary>
    WrittenProcedure,
}

/// <summary>What was decided.</summary>
internal enum DecisionOutcome
{
    GoAhead,
    GoAheadInPart,
    DoNotGoAhead,
}

/// <summary>The words for a decision.</summary>
internal static class DecisionWords
{
    public static string Words(this DecisionWay way) => way == DecisionWay.Meeting ? "At a meeting" : "By written procedure";

    public static string Words(this DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.GoAhead => "Go ahead",
        DecisionOutcome.GoAheadInPart => "Go ahead in part",
        _ => "Do not go ahead",
    };
}
