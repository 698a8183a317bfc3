using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Acts;

/// <summary>Who did what, when. References and a keyed hash only; the texts stand beside it in <see cref="ActText"/>.</summary>
public sealed class Act : IRecord
{
    /// <summary>The chain of acts that belong to no partnership: accounts, imports, settings.</summary>
    public static readonly Guid Installation = Guid.Empty;

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>When it was done (UTC, microseconds).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The kind's key.</summary>
    public required string Kind { get; init; }

    /// <summary>Who did it; empty for a visitor.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The class of record it is about, such as <c>Finding</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The record it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>HMAC-SHA-256 over the texts, so that a text can be erased and the chain still holds.</summary>
    public required byte[] Digest { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Act>
    {
        public void Configure(EntityTypeBuilder<Act> act) => act.ToTable("act", "kernel");
    }
}

/// <summary>The reason and the texts before and after an act. They can be erased when the law says so.</summary>
public sealed class ActText
{
    /// <summary>The act.</summary>
    public required Guid ActId { get; init; }

    /// <summary>Why, in the person's own words, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>JSON: per record and property the value before; null for an act that created.</summary>
    public string? Before { get; init; }

    /// <summary>JSON: per record and property the value after; null for an act that read.</summary>
    public string? After { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<ActText>
    {
        public void Configure(EntityTypeBuilder<ActText> text)
        {
            text.ToTable("act_text", "kernel");
            text.HasKey(t => t.ActId);
            text.HasOne<Act>().WithOne().HasForeignKey<ActText>(t => t.ActId);
        }
    }
}

/// <summary>Puts an act into the chain of a partnership. The sealer fills in the number and the hash.</summary>
public sealed class ActLink
{
    /// <summary>The chain: a partnership, or <see cref="Act.Installation"/>.</summary>
    public required Guid PartnershipId { get; init; }

    /// <summary>The act.</summary>
    public required Guid ActId { get; init; }

    /// <summary>The number in the chain, from 1; null until sealed.</summary>
    public long? Number { get; init; }

    /// <summary>SHA-256 over the previous hash and the canonical entry; null until sealed.</summary>
    public byte[]? Hash { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<ActLink>
    {
        public void Configure(EntityTypeBuilder<ActLink> link)
        {
            link.ToTable("act_link", "kernel");
            link.HasKey(l => new { l.PartnershipId, l.ActId });
            link.HasOne<Act>().WithMany().HasForeignKey(l => l.ActId);
            link.Property(l => l.Number).Metadata.SetBeforeSaveBehavior(Microsoft.EntityFrameworkCore.Metadata.PropertySaveBehavior.Ignore);
            link.Property(l => l.Hash).Metadata.SetBeforeSaveBehavior(Microsoft.EntityFrameworkCore.Metadata.PropertySaveBehavior.Ignore);
        }
    }
}
