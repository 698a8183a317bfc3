using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Agencies;

/// <summary>Which of the three safeguarding partners a type can be (Children Act 2004 s16E).</summary>
internal enum PartnerKind
{
    LocalAuthority,
    Health,
    Police,
}

/// <summary>A type of agency, with the dates between which the law knows it. National; written by change scripts only.</summary>
internal sealed class AgencyType
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>Which safeguarding partner it can be; null for types that can only be relevant agencies.</summary>
    public PartnerKind? Partner { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    /// <summary>Where the type comes from.</summary>
    public required string Source { get; init; }

    public int Position { get; init; }

    public bool AppliesOn(DateOnly day) => (StartsOn is null || StartsOn <= day) && (EndsOn is null || day <= EndsOn);

    internal sealed class Map : IEntityTypeConfiguration<AgencyType>
    {
        public void Configure(EntityTypeBuilder<AgencyType> type)
        {
            type.ToTable("agency_type", "register");
            type.HasKey(t => t.Key);
            type.Property(t => t.Partner).HasConversion<string>();
        }
    }
}
