using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Clocks;

/// <summary>What can happen to a clock.</summary>
public enum ClockEntryKind
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>Another date was set.</summary>
    Moved,

    /// <summary>It stopped for a while.</summary>
    Paused,

    /// <summary>It went on.</summary>
    Resumed,

    /// <summary>It was done.</summary>
    Met,

    /// <summary>It will not be done.</summary>
    Missed,

    /// <summary>It runs on after all.</summary>
    Reopened,
}

/// <summary>One thing that happened to a clock. Entries are only ever added.</summary>
public sealed class ClockEntry : IRecord
{
    /// <summary>The longest reason or evidence, in characters.</summary>
    public const int WordsLimit = 500;

    private ClockEntry()
    {
    }

    /// <inheritdoc />
    public Guid Id { get; private init; }

    /// <summary>The clock.</summary>
    [NotInActs]
    public Guid ClockId { get; private init; }

    /// <summary>Its place among the clock's entries, from 1.</summary>
    [NotInActs]
    public int Number { get; private init; }

    /// <summary>What happened.</summary>
    [NotInActs]
    public ClockEntryKind Kind { get; private init; }

    /// <summary>The local date on which it happened.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>The date that was chosen, where one was.</summary>
    [NotInActs]
    public DateOnly? SetTo { get; private init; }

    /// <summary>The reason or the evidence, where there is one.</summary>
    public string? Words { get; private init; }

    /// <summary>Who recorded it.</summary>
    [NotInActs]
    public Guid PersonId { get; private init; }

    /// <summary>When it was recorded (UTC).</summary>
    [NotInActs]
    public DateTimeOffset At { get; private init; }

    internal static ClockEntry Of(RunningClock clock, int number, ClockEvent next, Guid person, DateTimeOffset now)
    {
        var (kind, to, words) = next switch
        {
            ClockEvent.Started started => (ClockEntryKind.Started, started.Due, (string?)null),
            ClockEvent.Moved moved => (ClockEntryKind.Moved, moved.To, moved.Reason),
            ClockEvent.Paused paused => (ClockEntryKind.Paused, null, paused.Reason),
            ClockEvent.Resumed => (ClockEntryKind.Resumed, null, null),
            ClockEvent.Met met => (ClockEntryKind.Met, null, met.Evidence),
            ClockEvent.Missed missed => (ClockEntryKind.Missed, null, missed.Reason),
            ClockEvent.Reopened reopened => (ClockEntryKind.Reopened, (DateOnly?)null, reopened.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(next)),
        };
        return new ClockEntry
        {
            Id = NewId.Next(), ClockId = clock.Id, Number = number, Kind = kind, Day = next.On, SetTo = to, Words = words, PersonId = person, At = now,
        };
    }

    internal ClockEvent Read() => Kind switch
    {
        ClockEntryKind.Started => new ClockEvent.Started(Day, SetTo),
        ClockEntryKind.Moved => new ClockEvent.Moved(Day, SetTo!.Value, Words!),
        ClockEntryKind.Paused => new ClockEvent.Paused(Day, Words!),
        ClockEntryKind.Resumed => new ClockEvent.Resumed(Day),
        ClockEntryKind.Met => new ClockEvent.Met(Day, Words!),
        ClockEntryKind.Missed => new ClockEvent.Missed(Day, Words!),
        _ => new ClockEvent.Reopened(Day, Words!),
    };

    internal sealed class Map : IEntityTypeConfiguration<ClockEntry>
    {
        public void Configure(EntityTypeBuilder<ClockEntry> entry)
        {
            entry.ToTable("clock_entry", "kernel");
            entry.Property(e => e.Kind).HasConversion<string>();
            entry.Property(e => e.Words).HasMaxLength(WordsLimit);
        }
    }
}
