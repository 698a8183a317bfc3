using System.Globalization;

namespace LineOfSight.Charts;

/// <summary>A month of a year.</summary>
/// <param name="First">Its first day.</param>
public readonly record struct Month(DateOnly First)
{
    /// <summary>"Mar 2026".</summary>
    public string Full => First.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Mar".</summary>
    public string Brief => First.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>"2026".</summary>
    public string Year => First.ToString("yyyy", CultureInfo.InvariantCulture);

    /// <summary>1 for January.</summary>
    public int Number => First.Month;

    /// <summary>The month of a day.</summary>
    public static Month Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <summary>The last months, the month of a day being the last of them.</summary>
    /// <param name="day">A day of the last month.</param>
    /// <param name="count">How many; from 1.</param>
    public static IReadOnlyList<Month> Until(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var last = Of(day);
        return [.. Enumerable.Range(0, count).Select(i => new Month(last.First.AddMonths(i - count + 1)))];
    }
}
