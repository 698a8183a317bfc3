using System.Globalization;
using System.Text.RegularExpressions;

namespace LineOfSight.Trackers;

/// <summary>A value that was read from a cell.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Value">The value, or null when it was not understood or the cell is empty.</param>
/// <param name="Said">How it was read, where somebody might read it otherwise; otherwise null.</param>
/// <param name="Problem">Why it was not understood and what to change; otherwise null.</param>
public sealed record Reading<T>(T? Value, string? Said, string? Problem)
    where T : struct;

/// <summary>Understands dates as people type them, in the British order, and says where it could be read otherwise. Nothing is guessed.</summary>
public static partial class Days
{
    private const int Earliest = 1990;
    private const int Latest = 2099;
    private const double FirstSerial = 32_874;
    private const double LastSerial = 73_050;
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads a date from a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isEnd">True where a month stands for its last day (by when), false where it stands for its first (since when).</param>
    public static Reading<DateOnly> Read(Cell cell, bool isEnd = true)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Kind switch
        {
            CellKind.Date => Checked(cell.Day!.Value, null, cell.Text),
            CellKind.Number => Serial(cell.Text),
            CellKind.Text => Text(cell.Text, isEnd),
            CellKind.Error => No($"The cell holds the error {cell.Text}. Put the date in its place"),
            _ => No($"“{Short(cell.Text)}” is not a date. Write one such as 31 March 2026"),
        };
    }

    private static Reading<DateOnly> Serial(string text) => double.Parse(text, CultureInfo.InvariantCulture) is >= FirstSerial and <= LastSerial and var number
        ? Checked(SerialDays.Day(number)!.Value, $"The number {text} is read as {Long(SerialDays.Day(number)!.Value)}, as Excel counts days", text)
        : No($"{text} is a number, not a date. Write one such as 31 March 2026");

    private static Reading<DateOnly> Text(string text, bool isEnd)
    {
        if (Vocabulary.Field.StandsForNoDate(text))
        {
            return No($"“{Short(text)}” is not a date. Write the day by which it will be done or looked at again");
        }

        var plain = Lead().Replace(Ordinal().Replace(Weekday().Replace(text.Trim().ToLowerInvariant(), " "), "$1"), " ").Trim(' ', '.', ',', ':', ';', '\n');
        var isEndOf = EndOf().IsMatch(plain);
        plain = Spaces().Replace(EndOf().Replace(plain, " ").Replace(',', ' '), " ").Trim();
        if (Numeric().Match(plain) is { Success: true } numeric)
        {
            return DayFirst(numeric, text);
        }

        if (Iso().Match(plain) is { Success: true } iso)
        {
            return Made(Whole(iso, 1), Whole(iso, 2), Whole(iso, 3), null, text);
        }

        if (Named().Match(plain) is { Success: true } named)
        {
            return Made(Year(named.Groups["y"].Value), Month(named.Groups["m"].Value), int.Parse(named.Groups["d"].Value, CultureInfo.InvariantCulture), null, text);
        }

        if (MonthAlone().Match(plain) is { Success: true } month)
        {
            var first = new DateOnly(Year(month.Groups["y"].Value), Month(month.Groups["m"].Value), 1);
            var day = isEnd || isEndOf ? first.AddMonths(1).AddDays(-1) : first;
            return Checked(day, $"“{Short(text)}” names no day: read as {Long(day)}", text);
        }

        if (FinancialQuarter().Match(plain) is { Success: true } quarter)
        {
            return Quarter(quarter, isEnd, text);
        }

        return No(CalendarQuarter().IsMatch(plain) ? $"“{Short(text)}” can be a quarter of the calendar year or of the financial year. Write a date, or the financial year as in Q2 2026/27"
            : AnyDate().Count(plain) > 1 ? $"“{Short(text)}” holds more than one date. Leave the one that counts"
            : NoYear().IsMatch(plain) ? $"“{Short(text)}” names no year. Write the date with its year, such as 31 March 2026"
            : $"“{Short(text)}” is not a date that can be understood. Write one such as 31 March 2026");
    }

    private static Reading<DateOnly> DayFirst(Match numeric, string text)
    {
        var (day, month, year) = (Whole(numeric, 1), Whole(numeric, 3), Year(numeric.Groups[4].Value));
        if (month > 12 && day is >= 1 and <= 12)
        {
            return No($"“{Short(text)}” has no month {month}: the day comes first. Write it such as {month} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day)} {year}");
        }

        return Made(year, month, day, day <= 12 && month is >= 1 and <= 12 && day != month ? "day first" : null, text);
    }

    private static Reading<DateOnly> Quarter(Match quarter, bool isEnd, string text)
    {
        var (number, from, to) = (Whole(quarter, 1), Year(quarter.Groups[2].Value), Whole(quarter, 3) % 100);
        if ((from + 1) % 100 != to)
        {
            return No($"“{Short(text)}” is not a financial year. Write it such as Q2 2026/27");
        }

        var first = new DateOnly(from, 4, 1).AddMonths((number - 1) * 3);
        var day = isEnd ? first.AddMonths(3).AddDays(-1) : first;
        return Checked(day, $"“{Short(text)}” is read as {Long(day)}, the {(isEnd ? "last" : "first")} day of that quarter of the financial year", text);
    }

    private static Reading<DateOnly> Made(int year, int month, int day, string? order, string text) =>
        year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            ? No($"“{Short(text)}” is a day that does not exist. Write it such as 31 March 2026")
            : Checked(new DateOnly(year, month, day), order is null ? null : $"“{Short(text)}” is read as {Long(new DateOnly(year, month, day))}, the day first", text);

    private static Reading<DateOnly> Checked(DateOnly day, string? said, string text) => day.Year is < Earliest or > Latest
        ? No($"“{Short(text)}” is in the year {day.Year}. Correct the year")
        : new(day, said, null);

    private static Reading<DateOnly> No(string problem) => new(null, null, problem);

    private static int Month(string word) => Array.IndexOf(Months, word[..3]) + 1;

    private static int Year(string digits) => int.Parse(digits, CultureInfo.InvariantCulture) is var year && digits.Length == 2 ? 2000 + year : year;

    private static int Whole(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    internal static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    internal static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 60 } long_ ? long_[..59] + "…" : text.ReplaceLineEndings(" ");

    private const string MonthNames = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)\b", RegexOptions.None, 500)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b", RegexOptions.None, 500)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^(?:(?:to be |for )?(?:completed?|done|closed|due|raised|agreed|revised|extended|started|by|before|until|on|to|w/e|week ending|date)\b[\s:.-]*)+", RegexOptions.None, 500)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:the )?end (?:of )?", RegexOptions.None, 500)]
    private static partial Regex EndOf();

    [GeneratedRegex(@"\s+", RegexOptions.None, 500)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$", RegexOptions.None, 500)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?$", RegexOptions.None, 500)]
    private static partial Regex Iso();

    [GeneratedRegex($@"^(?:(?<d>\d{{1,2}})[\s\-/.]?(?:of )?(?<m>{MonthNames})|(?<m>{MonthNames})[\s\-/.]?(?<d>\d{{1,2}})(?!\d))[\s\-/.']*(?<y>\d{{4}}|\d{{2}})$", RegexOptions.None, 500)]
    private static partial Regex Named();

    [GeneratedRegex($@"^(?<m>{MonthNames})[\s\-/.']*(?<y>\d{{4}}|\d{{2}})$", RegexOptions.None, 500)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"^(?:q|quarter )([1-4])[\s,-]*(?:of )?(\d{4}|\d{2})\s?[/-]\s?(\d{4}|\d{2})$", RegexOptions.None, 500)]
    private static partial Regex FinancialQuarter();

    [GeneratedRegex(@"^(?:q|quarter )[1-4][\s,-]*(?:of )?(?:\d{4}|\d{2})?$", RegexOptions.None, 500)]
    private static partial Regex CalendarQuarter();

    [GeneratedRegex($@"\d{{1,2}}\s?[/.\-]\s?\d{{1,2}}\s?[/.\-]\s?\d{{2,4}}|(?:{MonthNames})[\s\-']*\d{{2,4}}", RegexOptions.None, 500)]
    private static partial Regex AnyDate();

    [GeneratedRegex($@"^(?:\d{{1,2}}\s?(?:{MonthNames})|(?:{MonthNames})(?:\s?\d{{1,2}})?|\d{{1,2}}[/.]\d{{1,2}})$", RegexOptions.None, 500)]
    private static partial Regex NoYear();
}
