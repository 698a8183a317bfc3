using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Data;

/// <summary>Opens one record to a further partnership: one row plus links, never a copy.</summary>
public sealed class Share
{
    /// <summary>The shared record.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The partnership that may see it besides the one that keeps it.</summary>
    public required Guid PartnershipId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Share>
    {
        public void Configure(EntityTypeBuilder<Share> share)
        {
            share.ToTable("share", "kernel");
            share.HasKey(s => new { s.RecordId, s.PartnershipId });
        }
    }
}
