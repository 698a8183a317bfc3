using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>
/// What ought to change, asked of the partnership. Few are made, and none is agreed without an expected outcome, a measure, an owner and
/// a date for the re-check: many recommendations of varying quality lead to no action (Health Services Safety Investigations Body).
/// </summary>
internal sealed class Recommendation : IPartnershipRecord, IVersioned, ICaseRecord, IOwnedRecord
{
    public const int TextLimit = 500;
    public const int OutcomeLimit = 2000;
    public const int CostLimit = 200;
    public const int WhyLimit = 4000;

    /// <summary>More open ones than this need a reason why a further one is agreed.</summary>
    public const int Few = 10;

    /// <summary>How many months after it was agreed, or carried out, it is looked at again: at least and at most.</summary>
    public const int RecheckAfter = 6;
    public const int RecheckWithin = 12;

    private Recommendation()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    public string Text { get; private set; } = "";

    /// <summary>What will be different for children when it has worked.</summary>
    public string? ExpectedOutcome { get; private set; }

    /// <summary>What it costs, in words; null when nobody said.</summary>
    public string? Cost { get; private set; }

    public Guid? OwnerId { get; private set; }

    public DateOnly? RecheckOn { get; private set; }

    public RecommendationState State { get; private set; }

    public DateOnly ProposedOn { get; private init; }

    public DateOnly? AgreedOn { get; private set; }

    public DateOnly? CarriedOutOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>What the re-check found; null until closed.</summary>
    public RecommendationOutcome? Outcome { get; private set; }

    /// <summary>Why it was rejected, or closed without a change that can be shown.</summary>
    public string? Why { get; private set; }

    public bool IsCaseLevel { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public int Version { get; set; }

    /// <summary>What people say about a recommendation when they propose it and when they change it.</summary>
    internal sealed record Particulars(string? Text, string? ExpectedOutcome, string? Cost, Guid? OwnerId, DateOnly? RecheckOn);

    public static Recommendation Propose(Guid partnership, string reference, Particulars said, bool isCaseLevel, DateOnly today, DateTimeOffset now)
    {
        var recommendation = new Recommendation
        {
            Id = NewId.Next(), PartnershipId = partnership, Reference = reference, ProposedOn = today, IsCaseLevel = isCaseLevel, AddedAt = now,
        };
        recommendation.Change(said);
        return recommendation;
    }

    /// <summary>Changes what it says. Once agreed its words and its outcome stand, and who owns it and when it is looked at again may change.</summary>
    public void Change(Particulars said)
    {
        RuleBroken.Unless(ClosedOn is null, "This recommendation is closed and stands as it was");
        var text = AsTyped.Required(said.Text, TextLimit, "Enter what you recommend", nameof(Text));
        var outcome = AsTyped.Optional(said.ExpectedOutcome, OutcomeLimit, nameof(ExpectedOutcome));
        if (State != RecommendationState.Proposed)
        {
            RuleBroken.Unless(text == Text, "It was agreed in these words. Propose a new recommendation instead", nameof(Text));
            RuleBroken.Unless(outcome == ExpectedOutcome, "It was agreed with this outcome. Propose a new recommendation instead", nameof(ExpectedOutcome));
            RuleBroken.Unless(said.OwnerId is not null, "Choose who owns it", nameof(OwnerId));
            Between(said.RecheckOn, CarriedOutOn ?? AgreedOn!.Value);
        }

        (Text, ExpectedOutcome, Cost) = (text, outcome, AsTyped.Optional(said.Cost, CostLimit, nameof(Cost)));
        (OwnerId, RecheckOn) = (said.OwnerId, said.RecheckOn);
    }

    /// <summary>What is missing before it can be agreed, each with its field; none when it is ready.</summary>
    public IReadOnlyList<(string Words, string Field)> Missing(bool hasMeasure)
    {
        (bool Missing, string Words, string Field)[] gate =
        [
            (ExpectedOutcome is null, "Enter the outcome you expect for children", nameof(ExpectedOutcome)),
            (!hasMeasure, "Set a measure that will show whether it worked", "Measure"),
            (OwnerId is null, "Choose who owns it", nameof(OwnerId)),
            (RecheckOn is null, "Enter the date when you will look again", nameof(RecheckOn)),
        ];
        return [.. gate.Where(g => g.Missing).Select(g => (g.Words, g.Field))];
    }

    public void Agree(bool hasMeasure, int openBefore, string? whyMore, DateOnly on, DateOnly today)
    {
        RuleBroken.Unless(State == RecommendationState.Proposed, "This recommendation was already answered");
        RuleBroken.Unless(on <= today, "The date it was agreed must be today or in the past", nameof(AgreedOn));
        RuleBroken.Unless(on >= ProposedOn, "The date it was agreed must not be before it was proposed", nameof(AgreedOn));
        foreach (var (words, field) in Missing(hasMeasure))
        {
            throw new RuleBroken(words, field);
        }

        Between(RecheckOn, on);
        RuleBroken.Unless(
            openBefore < Few || !string.IsNullOrWhiteSpace(whyMore),
            $"{openBefore} recommendations are open already, and few are carried out well. Enter why a further one is needed", nameof(Why));
        (State, AgreedOn, Why) = (RecommendationState.Agreed, on, AsTyped.Optional(whyMore, WhyLimit, nameof(Why)));
    }

    public void Reject(string? why, DateOnly today)
    {
        RuleBroken.Unless(State == RecommendationState.Proposed, "This recommendation was already answered");
        Why = AsTyped.Required(why, WhyLimit, "Enter why it is rejected", nameof(Why));
        (State, ClosedOn) = (RecommendationState.Rejected, today);
    }

    /// <summary>All of it was done; whether it made a difference is looked at later.</summary>
    /// <param name="openActions">How many of its actions are not done.</param>
    /// <param name="on">The day.</param>
    /// <param name="recheck">When it is looked at again.</param>
    /// <param name="today">The date in London.</param>
    public void CarryOut(int openActions, DateOnly on, DateOnly? recheck, DateOnly today)
    {
        RuleBroken.Unless(State == RecommendationState.Agreed, "Only a recommendation that is agreed can be carried out");
        RuleBroken.Unless(openActions == 0, openActions == 1 ? "One of its actions is not done yet" : $"{openActions} of its actions are not done yet");
        RuleBroken.Unless(on <= today, "The date it was carried out must be today or in the past", nameof(CarriedOutOn));
        RuleBroken.Unless(on >= AgreedOn, "The date it was carried out must not be before it was agreed", nameof(CarriedOutOn));
        Between(recheck, on);
        (State, CarriedOutOn, RecheckOn) = (RecommendationState.CarriedOut, on, recheck);
    }

    /// <summary>The re-check: it closes with what was found. "No change" is a result like any other.</summary>
    /// <param name="outcome">What was found.</param>
    /// <param name="why">Needed where no change for the better can be shown.</param>
    /// <param name="hasReading">Whether a reading was taken after the baseline.</param>
    /// <param name="today">The date in London.</param>
    public void Close(RecommendationOutcome outcome, string? why, bool hasReading, DateOnly today)
    {
        RuleBroken.Unless(State == RecommendationState.CarriedOut, "Say first that it was carried out");
        RuleBroken.Unless(
            hasReading || outcome == RecommendationOutcome.NotKnown,
            "No reading was taken yet. Add one, or choose that it is not known and say why", nameof(Outcome));
        Why = outcome == RecommendationOutcome.Changed
            ? AsTyped.Optional(why, WhyLimit, nameof(Why))
            : AsTyped.Required(why, WhyLimit, "Enter why there is no change for the better that you can show", nameof(Why));
        (State, Outcome, ClosedOn) = (RecommendationState.Closed, outcome, today);
    }

    /// <summary>It is too early to say: it is looked at again.</summary>
    public void LookAgain(DateOnly? recheck, DateOnly today)
    {
        RuleBroken.Unless(State == RecommendationState.CarriedOut, "Say first that it was carried out");
        RuleBroken.Unless(recheck is not null, "Enter the date when you will look again", nameof(RecheckOn));
        RuleBroken.Unless(recheck > today, "The date when you will look again must be in the future", nameof(RecheckOn));
        RuleBroken.Unless(recheck <= today.AddMonths(RecheckWithin), $"The date when you will look again must be within {RecheckWithin} months", nameof(RecheckOn));
        RecheckOn = recheck;
    }

    internal void FollowCaseLevel(bool isCaseLevel) => IsCaseLevel = isCaseLevel;

    private static void Between(DateOnly? recheck, DateOnly from)
    {
        RuleBroken.Unless(recheck is not null, "Enter the date when you will look again", nameof(RecheckOn));
        RuleBroken.Unless(
            recheck >= from.AddMonths(RecheckAfter) && recheck <= from.AddMonths(RecheckWithin),
            $"The date when you will look again must be {RecheckAfter} to {RecheckWithin} months later: from {Finding.Day(from.AddMonths(RecheckAfter))} to {Finding.Day(from.AddMonths(RecheckWithin))}",
            nameof(RecheckOn));
    }

    internal sealed class Map : IEntityTypeConfiguration<Recommendation>
    {
        public void Configure(EntityTypeBuilder<Recommendation> recommendation)
        {
            recommendation.ToTable("recommendation", "improvement");
            recommendation.Property(r => r.Text).HasMaxLength(TextLimit);
            recommendation.Property(r => r.State).HasConversion<string>();
            recommendation.Property(r => r.Outcome).HasConversion<string>();
        }
    }
}

/// <summary>How far a recommendation has come.</summary>
internal enum RecommendationState
{
    Proposed,
    Agreed,
    Rejected,
    CarriedOut,
    Closed,
}

/// <summary>What the re-check of a recommendation found.</summary>
internal enum RecommendationOutcome
{
    /// <summary>A change for the better, shown by a reading.</summary>
    Changed,

    NoChange,

    Worse,

    NotKnown,
}

/// <summary>The words for a recommendation’s state and outcome.</summary>
internal static class RecommendationWords
{
    public static string Words(this RecommendationState state) => state switch
    {
        RecommendationState.CarriedOut => "Carried out, to be looked at again",
        var other => other.ToString(),
    };

    public static string Words(this RecommendationOutcome outcome) => outcome switch
    {
        RecommendationOutcome.Changed => "A change for the better",
        RecommendationOutcome.NoChange => "No change",
        RecommendationOutcome.Worse => "A change for the worse",
        _ => "Not known",
    };
}
