using LineOfSight.Kernel.Data;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement.Arrive;

/// <summary>What became of a line of a list.</summary>
internal enum Outcome
{
    /// <summary>A record was made of it.</summary>
    Made,

    /// <summary>It is a record that was there.</summary>
    Same,

    /// <summary>It was left out.</summary>
    LeftOut,
}

/// <summary>One row of a file as it stood, and the record that it became. The database lets nobody change what stood there.</summary>
internal sealed class ArrivalRow : IRecord
{
    public const int OwnerLimit = 200;
    public const int WhyLimit = 500;

    private ArrivalRow()
    {
    }

    public Guid Id { get; private init; }

    public Guid ArrivalId { get; private init; }

    /// <summary>Its place among all rows of the file, from 1.</summary>
    public int Number { get; private init; }

    public int TableNumber { get; private init; }

    public int RowNumber { get; private init; }

    public bool IsHidden { get; private init; }

    /// <summary>JSON: every cell that was not empty.</summary>
    public string Cells { get; private init; } = "[]";

    public Outcome? Outcome { get; private init; }

    public string? RecordKind { get; private init; }

    public Guid? RecordId { get; private init; }

    /// <summary>Who the list says does it, where that person has no account here.</summary>
    public string? OwnerName { get; private init; }

    /// <summary>Why it was left out.</summary>
    public string? Why { get; private init; }

    public static ArrivalRow Of(Arrival arrival, int number, int table, Row row) => new()
    {
        Id = NewId.Next(), ArrivalId = arrival.Id, Number = number, TableNumber = table, RowNumber = row.Number, IsHidden = row.IsHidden, Cells = Written.Json(row.Cells),
    };

    internal sealed class Map : IEntityTypeConfiguration<ArrivalRow>
    {
        public void Configure(EntityTypeBuilder<ArrivalRow> row)
        {
            row.ToTable("arrival_row", "improvement");
            row.Property(r => r.Cells).HasColumnType("jsonb");
            row.Property(r => r.Outcome).HasConversion<string>();
            row.HasOne<Arrival>().WithMany().HasForeignKey(r => r.ArrivalId);
        }
    }
}
