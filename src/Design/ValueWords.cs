using System.Globalization;

namespace LineOfSight.Design;

/// <summary>Values of fields as people read them, for histories and conflicts.</summary>
public static class ValueWords
{
    /// <summary>
    /// Writes a value in words: "On track" for a choice, "Yes" or "No", "15 April 2026", "15 April 2026 at 10:30am" in London.
    /// </summary>
    /// <param name="value">The value, or null.</param>
    /// <param name="unnamed">What stands for an identifier, which is never shown.</param>
    public static string? Of(object? value, string unnamed) => value switch
    {
        Guid => unnamed,
        bool yes => yes ? "Yes" : "No",
        Enum choice => PropertyWords.Of(choice.ToString()),
        DateOnly day => Dates.Plain(day),
        DateTimeOffset at => Dates.WithTime(at),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
