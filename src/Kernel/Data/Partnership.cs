using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Data;

/// <summary>The wall between records: who may see what is decided per partnership. Its particulars are the register's.</summary>
public sealed class Partnership : INamed
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLimit = 200;

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>The name that people read, such as "Norfolk Safeguarding Children Partnership".</summary>
    public required string Name { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<Partnership>
    {
        public void Configure(EntityTypeBuilder<Partnership> partnership)
        {
            partnership.ToTable("partnership", "kernel");
            partnership.Property(p => p.Name).HasMaxLength(NameLimit);
        }
    }
}
