using System.Globalization;
using System.Text.RegularExpressions;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// The day that a register file speaks of, as far as its name tells: a GIAS extract carries its date
/// (edubasealldata20240718.csv), a census its school year (2018-2019).
/// </summary>
internal static partial class CensusDay
{
    /// <summary>Null where the name tells nothing that can be a day.</summary>
    public static DateOnly? FromFileName(string fileName, bool census)
    {
        var name = Path.GetFileName(fileName);
        if (EightDigits().Match(name) is { Success: true } stamped
            && DateOnly.TryParseExact(stamped.Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        foreach (var year in census ? SchoolYear().Matches(name) : Enumerable.Empty<Match>())
        {
            var starts = int.Parse(year.Groups["starts"].ValueSpan, CultureInfo.InvariantCulture);
            var ends = int.Parse(year.Groups["ends"].ValueSpan, CultureInfo.InvariantCulture);
            if ((starts + 1) % 100 == ends % 100)
            {
                return Of(starts + 1);
            }
        }

        return null;
    }

    /// <summary>
    /// The spring school census is taken on the third Thursday in January (Education (Information About Individual Pupils)
    /// (England) Regulations 2013; DfE's school census guide).
    /// </summary>
    public static DateOnly Of(int year)
    {
        var first = new DateOnly(year, 1, 1);
        return first.AddDays(((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7 + 14);
    }

    [GeneratedRegex(@"(?<!\d)20\d{6}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"(?<!\d)(?<starts>20\d\d)[-_ ](?=(?<ends>(20)?\d\d)(?!\d))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SchoolYear();
}
