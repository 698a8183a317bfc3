using LineOfSight.Kernel.Data;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Clocks;

/// <summary>A file of bank holidays that was imported.</summary>
public sealed class HolidayImport : IRecord
{
    /// <summary>The longest name of a file, in characters.</summary>
    public const int FileLimit = 255;

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<HolidayImport>
    {
        public void Configure(EntityTypeBuilder<HolidayImport> import) => import.ToTable("holiday_import", "kernel");
    }
}

/// <summary>One bank holiday of such a file.</summary>
public sealed class ImportedHoliday
{
    /// <summary>The longest name of a holiday, in characters.</summary>
    public const int NameLimit = 200;

    /// <summary>The file.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>The division's short name, such as <c>scotland</c>.</summary>
    public required string Division { get; init; }

    /// <summary>The date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    internal BankHoliday Read() => new(Divisions.Find(Division)!.Value, Day, Name);

    internal sealed class Map : IEntityTypeConfiguration<ImportedHoliday>
    {
        public void Configure(EntityTypeBuilder<ImportedHoliday> holiday)
        {
            holiday.ToTable("imported_holiday", "kernel");
            holiday.HasKey(h => new { h.ImportId, h.Division, h.Day });
            holiday.HasOne<HolidayImport>().WithMany().HasForeignKey(h => h.ImportId);
        }
    }
}
