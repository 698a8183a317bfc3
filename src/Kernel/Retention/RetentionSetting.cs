using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Retention;

/// <summary>A partnership's own period for a kind of record, in place of the default.</summary>
public sealed class RetentionSetting : IPartnershipRecord, IVersioned
{
    /// <summary>The longest period, in years.</summary>
    public const int MostYears = 150;

    /// <summary>The longest source, in characters.</summary>
    public const int SourceLimit = 300;

    private RetentionSetting()
    {
    }

    /// <inheritdoc />
    public Guid Id { get; private init; }

    /// <inheritdoc />
    public Guid PartnershipId { get; private init; }

    /// <summary>The class of record.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The period in years.</summary>
    public int Years { get; private set; }

    /// <summary>The policy or decision that says so.</summary>
    public string Source { get; private set; } = "";

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Makes the setting of a kind.</summary>
    public static RetentionSetting Of(Guid partnership, RetentionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        RuleBroken.Unless(rule.Years is not null, "These records do not fall due by themselves, so there is no period to set");
        return new RetentionSetting { Id = NewId.Next(), PartnershipId = partnership, Kind = rule.Kind };
    }

    /// <summary>Sets the period.</summary>
    /// <exception cref="RuleBroken">A value is missing or out of bounds.</exception>
    public void Set(int? years, string? source)
    {
        RuleBroken.Unless(years is >= 1 and <= MostYears, $"The number of years must be a whole number between 1 and {MostYears}", nameof(Years));
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(source), "Enter the policy or the decision that says so", nameof(Source));
        RuleBroken.Unless(source!.Length <= SourceLimit, $"The policy or decision must be {SourceLimit} characters or fewer", nameof(Source));
        (Years, Source) = (years!.Value, source);
    }

    internal sealed class Map : IEntityTypeConfiguration<RetentionSetting>
    {
        public void Configure(EntityTypeBuilder<RetentionSetting> setting) => setting.ToTable("retention_setting", "kernel");
    }
}
