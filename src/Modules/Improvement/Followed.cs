using LineOfSight.Improvement.Sight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>Somebody follows a record, and with it all that stands on its line of sight. Their own business: nobody else sees it.</summary>
internal sealed class Followed
{
    public required Guid RecordId { get; init; }

    public required Seen RecordKind { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset Since { get; set; }

    /// <summary>What came before this is no news any more.</summary>
    public required DateTimeOffset LookedAt { get; set; }

    /// <summary>When they stopped; null while they follow.</summary>
    public DateTimeOffset? Until { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<Followed>
    {
        public void Configure(EntityTypeBuilder<Followed> follow)
        {
            follow.ToTable("follow", "improvement");
            follow.HasKey(f => new { f.RecordId, f.PersonId });
            follow.Property(f => f.RecordKind).HasConversion<string>();
        }
    }
}
