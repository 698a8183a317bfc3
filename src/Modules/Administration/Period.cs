using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration;

/// <summary>From when until when a role holds: dates in London become instants, and the last day counts whole.</summary>
/// <param name="StartsAt">From (UTC).</param>
/// <param name="EndsAt">Until (UTC, exclusive), or null while no end is set.</param>
internal sealed record Period(DateTimeOffset StartsAt, DateTimeOffset? EndsAt)
{
    /// <summary>How far ahead a role may begin.</summary>
    public const int MostYearsToStart = 2;

    /// <summary>How far ahead an end may be set.</summary>
    public const int MostYearsToEnd = 10;

    /// <summary>Reads the dates of a form.</summary>
    /// <param name="startsOn">The first day; null is today. Today begins at once.</param>
    /// <param name="endsOn">The last day, or null.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="RuleBroken">A date is out of order or out of bounds; the field is StartsOn or EndsOn.</exception>
    public static Period Of(DateOnly? startsOn, DateOnly? endsOn, TimeProvider clock)
    {
        var today = clock.Today();
        var first = startsOn ?? today;
        RuleBroken.Unless(first >= today, "The start date must be today or later", "StartsOn");
        RuleBroken.Unless(first <= today.AddYears(MostYearsToStart), $"The start date must be within {MostYearsToStart} years", "StartsOn");
        RuleBroken.Unless(endsOn is null || endsOn >= first, "The last day must be the start date or later", "EndsOn");
        return new Period(first == today ? clock.GetUtcNow() : London.StartOf(first), End(endsOn, clock));
    }

    /// <summary>The instant at which a last day is over.</summary>
    /// <exception cref="RuleBroken">The day is past or too far ahead; the field is EndsOn.</exception>
    public static DateTimeOffset? End(DateOnly? endsOn, TimeProvider clock)
    {
        var today = clock.Today();
        RuleBroken.Unless(endsOn is null || endsOn >= today, "The last day must be today or later", "EndsOn");
        RuleBroken.Unless(endsOn is null || endsOn <= today.AddYears(MostYearsToEnd), $"The last day must be within {MostYearsToEnd} years", "EndsOn");
        return endsOn is { } last ? London.StartOf(last.AddDays(1)) : null;
    }

    /// <summary>The last whole day before an exclusive end.</summary>
    public static DateOnly? LastDay(DateTimeOffset? endsAt) => endsAt is { } end ? London.DateOf(end.AddTicks(-1)) : null;
}
