using System.Globalization;

namespace LineOfSight.WorkingDays;

/// <summary>Days in words.</summary>
internal static class Days
{
    /// <summary>Such as "Thursday 2 April 2026".</summary>
    public static string Plain(DateOnly date) => date.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Bank holidays each by name, a Saturday with the Sunday after it.</summary>
    public static IEnumerable<string> Grouped(IReadOnlyList<DayOff> days)
    {
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            if (day.Holiday is { } holiday)
            {
                yield return $"{Plain(day.On)}, {holiday}";
            }
            else if (i + 1 < days.Count && days[i + 1] is { Holiday: null } next && next.On == day.On.AddDays(1))
            {
                var same = next.On.Month == day.On.Month;
                yield return $"{day.On.ToString(same ? "dddd d" : "dddd d MMMM", CultureInfo.InvariantCulture)} and {Plain(next.On)}";
                i++;
            }
            else
            {
                yield return Plain(day.On);
            }
        }
    }
}

/// <summary>Amounts in words.</summary>
internal static class Lengths
{
    public static string Of(int amount, Unit unit)
    {
        var one = unit switch
        {
            Unit.WorkingDays => "working day",
            Unit.Days => "day",
            _ => "month",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{amount:N0} {one}{(amount == 1 ? "" : "s")}");
    }
}
