using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>One reading of a measure. Readings are only ever added; a wrong one is followed by a corrected one that names it.</summary>
internal sealed class Reading : IRecord
{
    private Reading()
    {
    }

    public Guid Id { get; private init; }

    public Guid MeasureId { get; private init; }

    /// <summary>The day that the value is for.</summary>
    public DateOnly OnDay { get; private init; }

    public decimal? Value { get; private init; }

    public int? Base { get; private init; }

    public string? Words { get; private init; }

    public ReadingResult Result { get; private init; }

    /// <summary>The reading that this one puts right, or null.</summary>
    public Guid? CorrectsId { get; private init; }

    public Guid PersonId { get; private init; }

    public DateTimeOffset At { get; private init; }

    internal static Reading Of(
        Measure measure, DateOnly on, decimal? value, int? @base, string? words, ReadingResult result, Reading? corrects, Guid person, DateTimeOffset now) => new()
    {
        Id = NewId.Next(),
        MeasureId = measure.Id,
        OnDay = on,
        Value = value,
        Base = @base,
        Words = words,
        Result = result,
        CorrectsId = corrects?.Id,
        PersonId = person,
        At = now,
    };

    internal sealed class Map : IEntityTypeConfiguration<Reading>
    {
        public void Configure(EntityTypeBuilder<Reading> reading)
        {
            reading.ToTable("reading", "improvement");
            reading.Property(r => r.Result).HasConversion<string>();
            reading.Property(r => r.Value).HasPrecision(18, 4);
            reading.HasOne<Measure>().WithMany().HasForeignKey(r => r.MeasureId);
            reading.HasOne<Reading>().WithMany().HasForeignKey(r => r.CorrectsId);
        }
    }
}

/// <summary>What a reading shows against the baseline.</summary>
internal enum ReadingResult
{
    Better,
    NoChange,
    Worse,
    TooEarly,
}

/// <summary>The words for a reading’s result.</summary>
internal static class ReadingWords
{
    public static string Words(this ReadingResult result) => result switch
    {
        ReadingResult.Better => "A change for the better",
        ReadingResult.NoChange => "No change",
        ReadingResult.Worse => "A change for the worse",
        _ => "Too early to say",
    };
}
