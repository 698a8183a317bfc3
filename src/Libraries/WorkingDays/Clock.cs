using System.Globalization;

namespace LineOfSight.WorkingDays;

/// <summary>
/// One running deadline: a rule, and what has happened to it. It keeps every event, so that its date can be explained and its evidence
/// shown years later. Days on which it stood still do not count.
/// </summary>
public sealed class Clock
{
    private readonly WorkingCalendar calendar;
    private readonly List<ClockEvent> events = [];

    /// <summary>A clock that has not begun.</summary>
    public Clock(DeadlineRule rule, WorkingCalendar calendar) => (Rule, this.calendar) = (rule, calendar);

    /// <summary>A clock with a history.</summary>
    /// <exception cref="ClockRefused">One of the events cannot follow those before it.</exception>
    public Clock(DeadlineRule rule, WorkingCalendar calendar, IEnumerable<ClockEvent> history)
        : this(rule, calendar)
    {
        foreach (var one in history)
        {
            Add(one);
        }
    }

    /// <summary>The rule.</summary>
    public DeadlineRule Rule { get; }

    /// <summary>What has happened, in order.</summary>
    public IReadOnlyList<ClockEvent> Events => events;

    /// <summary>The day it began, or null.</summary>
    public DateOnly? StartedOn => events.FirstOrDefault()?.On;

    /// <summary>How it stands.</summary>
    public ClockState State => events.LastOrDefault() switch
    {
        null => ClockState.NotStarted,
        ClockEvent.Paused => ClockState.Paused,
        ClockEvent.Met met => met.On <= Due!.Value ? ClockState.Met : ClockState.MetLate,
        ClockEvent.Missed => ClockState.Missed,
        _ => ClockState.Running,
    };

    /// <summary>The date as the rule is usually read, or as people last set it; null before the start and while the clock stands still.</summary>
    /// <exception cref="UnknownYears">Working days outside the known years.</exception>
    public DateOnly? Due => Extended(Set ?? Ruled?.First.Due);

    /// <summary>The date as the rule can also be read; null where there is one reading, or people set the date.</summary>
    /// <exception cref="UnknownYears">Working days outside the known years.</exception>
    public DateOnly? OtherDue => Set is null ? Extended(Ruled?.Second?.Due) : null;

    /// <summary>The earlier of the dates: warnings go by it.</summary>
    /// <exception cref="UnknownYears">Working days outside the known years.</exception>
    public DateOnly? WarnBy => OtherDue is { } other && other < Due ? other : Due;

    private RuledDeadline? Ruled => StartedOn is { } start && Rule.Unit != Unit.Chosen ? RuledDeadline.Of(Rule, start, calendar) : null;

    // Where people last set the date: what lies before it no longer bears on it.
    private int SetAt => events.FindLastIndex(e => e is ClockEvent.Moved or ClockEvent.Started { Due: not null });

    private DateOnly? Set => SetAt < 0 ? null : events[SetAt] is ClockEvent.Moved moved ? moved.To : ((ClockEvent.Started)events[SetAt]).Due;

    /// <summary>Adds what happened next.</summary>
    /// <exception cref="ClockRefused">It cannot follow what happened before; the message says why.</exception>
    public void Add(ClockEvent next)
    {
        var state = State;
        Unless(events.Count == 0 || next.On >= events[^1].On, $"The date lies before what was recorded last, {Last}");
        Unless(next is ClockEvent.Reopened || state is not (ClockState.Met or ClockState.MetLate or ClockState.Missed), "The clock has ended");
        switch (next)
        {
            case ClockEvent.Started started:
                Unless(state == ClockState.NotStarted, "The clock has begun already");
                Unless((started.Due is not null) == (Rule.Unit == Unit.Chosen), "A date is chosen where nothing is counted, and only there");
                break;
            case ClockEvent.Moved moved:
                Unless(state == ClockState.Running, "Only the date of a running clock can be moved");
                Unless(!Rule.National, "A national rule sets this date, and nobody can move it here");
                Unless(moved.To >= moved.On, "The new date cannot lie before the day on which it is set");
                Unless(!string.IsNullOrWhiteSpace(moved.Reason), "Say why the date is moved");
                break;
            case ClockEvent.Reopened reopened:
                Unless(state is ClockState.Met or ClockState.MetLate or ClockState.Missed, "Only a clock that has ended can be opened again");
                Unless(!string.IsNullOrWhiteSpace(reopened.Reason), "Say why the clock is opened again");
                break;
            case ClockEvent.Paused paused:
                Unless(state == ClockState.Running, "Only a running clock can be paused");
                Unless(Rule.Counting != Counting.Before, "A date that is counted back cannot be paused");
                Unless(!string.IsNullOrWhiteSpace(paused.Reason), "Say why the clock is paused");
                break;
            case ClockEvent.Resumed:
                Unless(state == ClockState.Paused, "Only a paused clock can go on");
                break;
            case ClockEvent.Met met:
                Unless(state is ClockState.Running or ClockState.Paused, "Only a clock that has begun can be met");
                Unless(!string.IsNullOrWhiteSpace(met.Evidence), "Say what shows that it was done");
                break;
            case ClockEvent.Missed missed:
                Unless(state == ClockState.Running && missed.On > Due, "A clock can be missed only after its date");
                Unless(!string.IsNullOrWhiteSpace(missed.Reason), "Say why it was missed");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(next));
        }

        events.Add(next);
    }

    /// <summary>How the date was worked out, line by line: the start, the rule and its source, what was passed over, each pause, the date.</summary>
    /// <exception cref="UnknownYears">Working days outside the known years.</exception>
    public IReadOnlyList<string> Explain()
    {
        if (StartedOn is not { } start)
        {
            return [$"It starts with {Rule.Starts}", Rule.Unit == Unit.Chosen ? "Rule: none; people choose the date" : $"Rule: {Rule.Length}", $"Source: {Rule.Source}"];
        }

        var lines = Ruled is { } ruled
            ? ruled.First.Explain().SkipLast(1).Append($"Source: {Rule.Source}").ToList()
            : [$"Start: {Days.Plain(start)}", $"The date was chosen, not counted: {Days.Plain(((ClockEvent.Started)events[0]).Due!.Value)}"];
        lines.AddRange(events.OfType<ClockEvent.Moved>().Select(m => $"Moved on {Days.Plain(m.On)} to {Days.Plain(m.To)}: {m.Reason}"));
        lines.AddRange(Pauses().Select(p => p.To is { } to
            ? $"Paused: after {Days.Plain(p.From)}, up to {Days.Plain(to)}, {Lengths.Of(Counted(p.From, to), Rule.Unit == Unit.WorkingDays ? Unit.WorkingDays : Unit.Days)}: {p.Reason}"
            : $"Paused: since {Days.Plain(p.From)}: {p.Reason}"));
        lines.Add(Due is { } due ? $"Due: {Days.Plain(due)}" : "Due: not known while the clock is paused");
        if (OtherDue is { } other && other != Due)
        {
            lines.Add($"The same guidance can be read so that {Rule.Or!.Value.Words()}: then it is due on {Days.Plain(other)}. Warnings go by the earlier date");
        }

        return lines;
    }

    private string Last => events.Count == 0 ? "" : events[^1].On.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private DateOnly? Extended(DateOnly? date)
    {
        if (date is not { } due || events[^1] is ClockEvent.Paused)
        {
            return null;
        }

        var stood = Pauses(SetAt).Sum(p => Counted(p.From, p.To!.Value));
        return stood == 0 ? due : Rule.Unit == Unit.WorkingDays ? calendar.Count(due, stood, Counting.AfterStart) : due.AddDays(stood);
    }

    private int Counted(DateOnly from, DateOnly to) => Rule.Unit == Unit.WorkingDays ? calendar.Between(from, to) : to.DayNumber - from.DayNumber;

    private IEnumerable<(DateOnly From, DateOnly? To, string Reason)> Pauses(int since = 0)
    {
        for (var i = Math.Max(since, 0); i < events.Count; i++)
        {
            if (events[i] is ClockEvent.Paused paused)
            {
                yield return (paused.On, i + 1 < events.Count ? events[i + 1].On : null, paused.Reason);
            }
        }
    }

    private static void Unless(bool holds, string message)
    {
        if (!holds)
        {
            throw new ClockRefused(message);
        }
    }
}
