using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Clocks;

/// <summary>
/// A deadline that runs on a record of a module. It keeps its rule as it was when it started, and every event, so that its date can be
/// explained years later. Whoever may see the record may see its clocks.
/// </summary>
public sealed class RunningClock : IPartnershipRecord, IVersioned
{
    private readonly List<ClockEntry> entries = [];

    private RunningClock()
    {
    }

    /// <inheritdoc />
    public Guid Id { get; private init; }

    /// <inheritdoc />
    public Guid PartnershipId { get; private init; }

    /// <summary>The record it runs on.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>The rule, as it was when the clock started.</summary>
    [NotInActs]
    public string Rule { get; private init; } = "";

    /// <summary>Whose bank holidays, by short name.</summary>
    [NotInActs]
    public string Division { get; private init; } = "";

    /// <summary>How it stands.</summary>
    [NotInActs]
    public ClockState State { get; private set; }

    /// <summary>The date; null while it stands still.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The date as the same guidance can also be read, or null.</summary>
    public DateOnly? OtherDueOn { get; private set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>What has happened to it, in order.</summary>
    public IReadOnlyList<ClockEntry> Entries => entries;

    /// <summary>The earlier of the dates: warnings go by it.</summary>
    public DateOnly? WarnBy => OtherDueOn < DueOn ? OtherDueOn : DueOn;

    /// <summary>Starts a clock.</summary>
    /// <param name="record">The record it runs on.</param>
    /// <param name="rule">The rule; <see cref="DeadlineRule.ChosenDate"/> when people choose the date.</param>
    /// <param name="started">The start day, with the date where it is chosen.</param>
    /// <param name="calendar">The working days to count.</param>
    /// <param name="person">Who starts it.</param>
    /// <param name="now">When (UTC).</param>
    /// <exception cref="RuleBroken">The date lies beyond the years whose bank holidays are known.</exception>
    public static RunningClock Start(IPartnershipRecord record, DeadlineRule rule, ClockEvent.Started started, WorkingCalendar calendar, Guid person, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(calendar);
        var clock = new RunningClock
        {
            Id = NewId.Next(), PartnershipId = record.PartnershipId, RecordId = record.Id, Rule = rule.Write(), Division = calendar.Division.Slug(),
        };
        clock.Add(started, calendar, person, now);
        return clock;
    }

    /// <summary>Adds what happened next.</summary>
    /// <param name="next">What happened.</param>
    /// <param name="calendar">The working days to count.</param>
    /// <param name="person">Who recorded it.</param>
    /// <param name="now">When it was recorded (UTC).</param>
    /// <param name="field">The input property that a refusal belongs to, or null.</param>
    /// <exception cref="RuleBroken">It cannot follow what happened before, or the date lies beyond the known years.</exception>
    public void Add(ClockEvent next, WorkingCalendar calendar, Guid person, DateTimeOffset now, string? field = null)
    {
        try
        {
            var clock = Read(calendar);
            clock.Add(next);
            (State, DueOn, OtherDueOn) = (clock.State, clock.Due, clock.OtherDue);
        }
        catch (ClockRefused refused)
        {
            throw new RuleBroken(refused.Message, field);
        }
        catch (UnknownYears unknown)
        {
            throw new RuleBroken(unknown.Message, field);
        }

        entries.Add(ClockEntry.Of(this, entries.Count + 1, next, person, now));
    }

    /// <summary>The clock of the library, with all that happened to this one.</summary>
    public Clock Read(WorkingCalendar calendar) => new(DeadlineRule.Read(Rule), calendar, entries.OrderBy(e => e.Number).Select(e => e.Read()));

    /// <summary>Counts again, after bank holidays were imported.</summary>
    /// <returns>True when a date is another than before.</returns>
    public bool Recount(WorkingCalendar calendar)
    {
        var (was, clock) = ((DueOn, OtherDueOn), Read(calendar));
        (State, DueOn, OtherDueOn) = (clock.State, clock.Due, clock.OtherDue);
        return was != (DueOn, OtherDueOn);
    }

    internal sealed class Map : IEntityTypeConfiguration<RunningClock>
    {
        public void Configure(EntityTypeBuilder<RunningClock> clock)
        {
            clock.ToTable("clock", "kernel");
            clock.Property(c => c.State).HasConversion<string>();
            clock.HasMany(c => c.Entries).WithOne().HasForeignKey(e => e.ClockId);
            clock.Navigation(c => c.Entries).HasField("entries").UsePropertyAccessMode(PropertyAccessMode.Field);
            clock.Ignore(c => c.WarnBy);
        }
    }
}
