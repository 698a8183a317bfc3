using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Tests.Workshop;

/// <summary>A record of a partnership that people edit.</summary>
internal sealed class Note : IPartnershipRecord, IVersioned
{
    public required Guid Id { get; init; }

    public required Guid PartnershipId { get; init; }

    public required string Text { get; set; }

    public int Version { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<Note>
    {
        public void Configure(EntityTypeBuilder<Note> note) => note.ToTable("note", "workshop");
    }
}

/// <summary>A part of a note.</summary>
internal sealed class Remark : IRecord
{
    public required Guid Id { get; init; }

    public required Guid NoteId { get; init; }

    public required string Text { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<Remark>
    {
        public void Configure(EntityTypeBuilder<Remark> remark)
        {
            remark.ToTable("remark", "workshop");
            remark.HasOne<Note>().WithMany().HasForeignKey(r => r.NoteId);
        }
    }
}
