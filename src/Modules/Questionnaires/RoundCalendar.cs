using LineOfSight.Kernel.Clocks;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires;

/// <summary>What happens on a day of a round.</summary>
/// <param name="On">The day.</param>
/// <param name="What">What happens, in words.</param>
/// <param name="Key">The same for machines, once in a round.</param>
/// <param name="Round">The round.</param>
internal sealed record RoundDay(DateOnly On, string What, string Key, Round Round)
{
    /// <summary>What stands in a calendar program: never who has not answered.</summary>
    public string Summary => $"{What}: {Round.Title}";

    /// <summary>Whom it asks, and about what.</summary>
    public string About => $"{(Round.Audience == Audience.Schools ? "Schools and colleges" : "Agencies")}{(Round.Theme is null ? "" : $", on {Round.Theme}")}";
}

/// <summary>All rounds in one calendar: when each opens, when letters go out, when it is due and when it was closed.</summary>
internal sealed class RoundCalendar(DueDates dates)
{
    // No reminder goes out earlier than this before a date, however many holidays lie between.
    private const int LongestAhead = 40;

    /// <summary>The days of some rounds, in their order.</summary>
    public IReadOnlyList<RoundDay> Of(IEnumerable<Round> rounds) =>
        [.. rounds.SelectMany(DaysOf).OrderBy(d => d.On).ThenBy(d => d.Round.Reference, StringComparer.Ordinal)];

    private IEnumerable<RoundDay> DaysOf(Round round)
    {
        var closed = round.ClosedAt is { } at ? London.DateOf(at) : (DateOnly?)null;
        yield return new(round.OpensOn, round.State == RoundState.Prepared ? "Planned to open" : "Opens", "opens", round);
        // As letters go out (RemindReturns): from the day after it opened, while it is open.
        var (first, last) = (Later(FirstWithin(round.DueOn, d => dates.SoonAfter(dates.SoonAfter(d))), round.OpensOn), Later(FirstWithin(round.DueOn, dates.SoonAfter), round.OpensOn));
        foreach (var (on, what, key) in (IEnumerable<(DateOnly, string, string)>)
            [
                .. first < last ? [(first, "First reminder", "first-reminder")] : Array.Empty<(DateOnly, string, string)>(),
                (last, "Last reminder", "last-reminder"), (round.DueOn, "Due", "due"), (round.DueOn.AddDays(1), "Letter to whoever has not answered", "overdue"),
            ])
        {
            if (key == "due" || closed is null || on < closed)
            {
                yield return new(on, what, key, round);
            }
        }

        if (closed is { } day)
        {
            yield return new(day, "Closed", "closed", round);
        }
    }

    private static DateOnly Later(DateOnly day, DateOnly opens) => day > opens ? day : opens.AddDays(1);

    private static DateOnly FirstWithin(DateOnly due, Func<DateOnly, DateOnly> ahead)
    {
        var day = due.AddDays(-LongestAhead);
        while (ahead(day) < due)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
