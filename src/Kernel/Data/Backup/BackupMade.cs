using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>A backup that was made, read back and found equal.</summary>
public sealed class BackupMade : IRecord
{
    /// <summary>The longest name of a file, in characters.</summary>
    public const int FileLimit = 500;

    /// <summary>After this long without one, the people who look after the installation are told: a nightly one that is two hours late.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromHours(26);

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>The moment of its snapshot (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>Its length.</summary>
    public required long Bytes { get; init; }

    /// <summary>Rows of all tables.</summary>
    public required long RowCount { get; init; }

    /// <summary>Files of the data folder.</summary>
    public required int FileCount { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<BackupMade>
    {
        public void Configure(EntityTypeBuilder<BackupMade> backup) => backup.ToTable("backup", "kernel");
    }
}
