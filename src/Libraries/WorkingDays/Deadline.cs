using System.Globalization;

namespace LineOfSight.WorkingDays;

/// <summary>A date, and how it was worked out.</summary>
/// <param name="Start">The day that starts the clock.</param>
/// <param name="Amount">How many of the unit.</param>
/// <param name="Unit">What was counted.</param>
/// <param name="Counting">How it was counted.</param>
/// <param name="Due">The date.</param>
/// <param name="Clamped">True when the month has no such day, so that its last day stands.</param>
/// <param name="DaysOff">Every Saturday, Sunday and bank holiday that was passed over, in order; empty where calendar days count.</param>
/// <param name="Division">Whose bank holidays.</param>
public sealed record Deadline(DateOnly Start, int Amount, Unit Unit, Counting Counting, DateOnly Due, bool Clamped, IReadOnlyList<DayOff> DaysOff, Division Division)
{
    /// <summary>Counts, and keeps what was passed over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is less than 1.</exception>
    /// <exception cref="UnknownYears">Working days outside the known years.</exception>
    public static Deadline Of(DateOnly start, int amount, Unit unit, Counting counting, WorkingCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 1);
        var signed = counting == Counting.Before ? -amount : amount;
        if (unit == Unit.WorkingDays)
        {
            var due = calendar.Count(start, amount, counting);
            var (first, last) = counting switch
            {
                Counting.AfterStart => (start.AddDays(1), due),
                Counting.StartIsDayOne => (start, due),
                _ => (due, start.AddDays(-1)),
            };
            return new Deadline(start, amount, unit, counting, due, Clamped: false, [.. calendar.DaysOff(first, last)], calendar.Division);
        }

        var on = unit == Unit.Months ? start.AddMonths(signed) : start.AddDays(signed);
        return new Deadline(start, amount, unit, counting, on, unit == Unit.Months && on.Day != start.Day, [], calendar.Division);
    }

    /// <summary>How it was worked out, line by line: the start, the rule, what was passed over, the date.</summary>
    public IReadOnlyList<string> Explain()
    {
        var lines = new List<string> { $"Start: {Days.Plain(Start)}" };
        if (Unit == Unit.WorkingDays)
        {
            lines.Add($"Rule: {Lengths.Of(Amount, Unit)}; {Counting.Words()}");
            lines.AddRange(Days.Grouped(DaysOff).Select(day => $"Passed over: {day}"));
            if (DaysOff.Count == 0)
            {
                lines.Add("Passed over: no weekend and no bank holiday");
            }

            lines.Add($"Bank holidays: {Division.Name()}");
        }
        else
        {
            lines.Add($"Rule: {Lengths.Of(Amount, Unit)} {(Counting == Counting.Before ? "before" : "after")} the start; weekends and bank holidays count");
            if (Clamped)
            {
                lines.Add($"{Due.ToString("MMMM yyyy", CultureInfo.InvariantCulture)} has no day {Start.Day}, so its last day stands");
            }
        }

        lines.Add($"Due: {Days.Plain(Due)}");
        return lines;
    }
}

/// <summary>What a rule says of one start: a date, perhaps a second one, and the earlier of them to warn by.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="First">The date as the rule is usually read.</param>
/// <param name="Second">The date as it can also be read, or null.</param>
public sealed record RuledDeadline(DeadlineRule Rule, Deadline First, Deadline? Second)
{
    /// <summary>The earlier of the dates: warnings go by it.</summary>
    public DateOnly WarnBy => Second is { } second && second.Due < First.Due ? second.Due : First.Due;

    /// <summary>Counts a rule from a start day.</summary>
    /// <exception cref="UnknownYears">Working days outside the known years.</exception>
    public static RuledDeadline Of(DeadlineRule rule, DateOnly start, WorkingCalendar calendar) => new(
        rule,
        Deadline.Of(start, rule.Amount, rule.Unit, rule.Counting, calendar),
        rule.Or is { } or ? Deadline.Of(start, rule.Amount, rule.Unit, or, calendar) : null);
}
