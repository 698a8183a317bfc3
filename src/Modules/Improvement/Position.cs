using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>
/// What one safeguarding partner said to a decision. A partner that changes its mind before the decision is final gives a further
/// position; the earlier one stays on the record.
/// </summary>
internal sealed class Position : IRecord
{
    public const int ReasonsLimit = 4000;
    public const int GivenByLimit = 120;

    private Position()
    {
    }

    public Guid Id { get; private init; }

    public Guid DecisionId { get; private init; }

    /// <summary>The safeguarding partner.</summary>
    public Guid AgencyId { get; private init; }

    /// <summary>From 1; the highest of a partner counts.</summary>
    public int Number { get; private init; }

    public Stance Stance { get; private init; }

    public string? Reasons { get; private init; }

    /// <summary>Who spoke for the partner.</summary>
    public string GivenBy { get; private init; } = "";

    public DateOnly GivenOn { get; private init; }

    /// <summary>Who wrote it down.</summary>
    public Guid PersonId { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>What people say when they give a position.</summary>
    internal sealed record Particulars(Guid? AgencyId, Stance? Stance, string? Reasons, string? GivenBy, DateOnly? GivenOn);

    public static Position Give(
        Decision decision, Particulars said, IReadOnlyDictionary<Guid, string> partners, IReadOnlyCollection<Position> before, Guid person, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(decision.FinalOn is null, "This decision is final: positions stand as they were given");
        RuleBroken.Unless(
            said.AgencyId is { } agency && partners.ContainsKey(agency),
            $"Choose one of the safeguarding partners on {Finding.Day(decision.HeldOn)}", nameof(AgencyId));
        RuleBroken.Unless(said.Stance is not null, "Choose what the partner said", nameof(Stance));
        RuleBroken.Unless(said.GivenOn is not null, "Enter the date on which it was said", nameof(GivenOn));
        RuleBroken.Unless(said.GivenOn <= today, "The date on which it was said must be today or in the past", nameof(GivenOn));
        var earlier = before.Where(p => p.AgencyId == said.AgencyId).ToList();
        RuleBroken.Unless(
            earlier.TrueForAll(p => p.GivenOn <= said.GivenOn), "This partner gave a later position already. Enter a later date", nameof(GivenOn));
        return new Position
        {
            Id = NewId.Next(),
            DecisionId = decision.Id,
            AgencyId = said.AgencyId!.Value,
            Number = earlier.Select(p => p.Number).DefaultIfEmpty(0).Max() + 1,
            Stance = said.Stance!.Value,
            Reasons = said.Stance == Improvement.Stance.For
                ? AsTyped.Optional(said.Reasons, ReasonsLimit, nameof(Reasons))
                : AsTyped.Required(said.Reasons, ReasonsLimit, "Enter the reasons, so that they stand beside the decision", nameof(Reasons)),
            GivenBy = AsTyped.Required(said.GivenBy, GivenByLimit, "Enter who spoke for the partner", nameof(GivenBy)),
            GivenOn = said.GivenOn!.Value,
            PersonId = person,
            At = now,
        };
    }

    internal sealed class Map : IEntityTypeConfiguration<Position>
    {
        public void Configure(EntityTypeBuilder<Position> position)
        {
            position.ToTable("partner_position", "improvement");
            position.Property(p => p.Stance).HasConversion<string>();
            position.HasOne<Decision>().WithMany().HasForeignKey(p => p.DecisionId);
        }
    }
}

/// <summary>What a safeguarding partner said.</summary>
internal enum Stance
{
    For,
    Against,
    Abstains,
}

/// <summary>The words for a position.</summary>
internal static class StanceWords
{
    public static string Words(this Stance stance) => stance switch
    {
        Stance.For => "Agrees",
        Stance.Against => "Disagrees",
        _ => "Takes no position",
    };
}
