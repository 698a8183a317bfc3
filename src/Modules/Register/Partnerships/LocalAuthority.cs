using LineOfSight.Design;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Partnerships;

/// <summary>A local authority of England with children's services, under one ONS code. National; written by change scripts only.</summary>
internal sealed class LocalAuthority
{
    /// <summary>The Office for National Statistics' code, such as E10000020. It changes with the boundary.</summary>
    public required string OnsCode { get; init; }

    /// <summary>The Department for Education's three-digit code, such as 926.</summary>
    public required string LaCode { get; init; }

    public required string Name { get; init; }

    public required string Region { get; init; }

    /// <summary>First day of the code; null when it stood before the list begins.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day of the code; null while it stands.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>How a choice reads: a council that no longer exists under the code says until when it did.</summary>
    public string Words => (StartsOn, EndsOn) switch
    {
        (_, { } ended) => $"{Name} (until {Dates.Brief(ended)})",
        ({ } started, _) => $"{Name} (from {Dates.Brief(started)})",
        _ => Name,
    };

    internal sealed class Map : IEntityTypeConfiguration<LocalAuthority>
    {
        public void Configure(EntityTypeBuilder<LocalAuthority> authority)
        {
            authority.ToTable("local_authority", "register");
            authority.HasKey(a => a.OnsCode);
            authority.Ignore(a => a.Words);
        }
    }
}
