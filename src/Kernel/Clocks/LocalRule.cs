using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Clocks;

/// <summary>
/// A partnership's own length for a rule that is not national, from a date on. Earlier versions stay; clocks that run keep the rule they started with.
/// </summary>
public sealed class LocalRule : IPartnershipRecord, IVersioned, INamed
{
    /// <summary>The longest source, in characters.</summary>
    public const int SourceLimit = 200;

    /// <summary>The largest amount.</summary>
    public const int MostAmount = 250;

    private LocalRule()
    {
    }

    /// <inheritdoc />
    public Guid Id { get; private init; }

    /// <inheritdoc />
    public Guid PartnershipId { get; private init; }

    /// <summary>The key of the rule that it takes the place of.</summary>
    public string Key { get; private init; } = "";

    /// <inheritdoc />
    public string Name { get; private init; } = "";

    /// <summary>How many of the unit.</summary>
    public int Amount { get; private init; }

    /// <summary>What is counted.</summary>
    public Unit Unit { get; private init; }

    /// <summary>The first start day to which it applies.</summary>
    public DateOnly FromDay { get; private init; }

    /// <summary>The policy or decision that says so.</summary>
    public string Source { get; private init; } = "";

    /// <summary>When it was set (UTC).</summary>
    public DateTimeOffset SetAt { get; private init; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Sets a length.</summary>
    /// <exception cref="RuleBroken">The rule is national, or a value is out of bounds.</exception>
    public static LocalRule Set(Guid partnership, DeadlineRule rule, int amount, Unit unit, DateOnly from, string? source, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rule);
        RuleBroken.Unless(!rule.National, "This rule is national and cannot be changed here");
        RuleBroken.Unless(amount is >= 1 and <= MostAmount, $"The number must be between 1 and {MostAmount}", nameof(Amount));
        RuleBroken.Unless(unit is Unit.WorkingDays or Unit.Days or Unit.Months, "Choose working days, days or months", nameof(Unit));
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(source), "Enter the policy or decision that sets it", nameof(Source));
        RuleBroken.Unless(source!.Trim().Length <= SourceLimit, $"The policy or decision must be {SourceLimit} characters or fewer", nameof(Source));
        return new LocalRule
        {
            Id = NewId.Next(), PartnershipId = partnership, Key = rule.Key, Name = rule.Name, Amount = amount, Unit = unit, FromDay = from, Source = source.Trim(), SetAt = now,
        };
    }

    /// <summary>The rule with this length.</summary>
    internal DeadlineRule Apply(DeadlineRule rule) => rule with { Amount = Amount, Unit = Unit, Source = Source, From = FromDay, Until = null };

    internal sealed class Map : IEntityTypeConfiguration<LocalRule>
    {
        public void Configure(EntityTypeBuilder<LocalRule> rule)
        {
            rule.ToTable("local_rule", "kernel");
            rule.Property(r => r.Unit).HasConversion<string>();
            rule.Property(r => r.Source).HasMaxLength(SourceLimit);
        }
    }
}
