using LineOfSight.Kernel.Data;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement.Arrive;

/// <summary>What the columns of a shape of file are in a partnership: the next file with the same headings, in any order, is read the same way.</summary>
internal sealed class FileShape : IPartnershipRecord, IVersioned
{
    private FileShape()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Shape { get; private init; } = "";

    /// <summary>JSON: a <see cref="Trackers.Mapping"/>.</summary>
    public string Mapping { get; private set; } = "";

    public DateTimeOffset UsedAt { get; private set; }

    public int Version { get; set; }

    public static FileShape Of(Guid partnership, string shape) => new() { Id = NewId.Next(), PartnershipId = partnership, Shape = shape };

    public void Remember(Mapping mapping, DateTimeOffset now) => (Mapping, UsedAt) = (Written.Json(mapping), now);

    internal sealed class Map : IEntityTypeConfiguration<FileShape>
    {
        public void Configure(EntityTypeBuilder<FileShape> shape)
        {
            shape.ToTable("file_shape", "improvement");
            shape.Property(s => s.Mapping).HasColumnType("jsonb");
        }
    }
}
