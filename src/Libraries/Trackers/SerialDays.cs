using System.Globalization;

namespace LineOfSight.Trackers;

/// <summary>
/// Days as workbooks keep them: numbers from 1900 (with a 29 February 1900 that never was) or from 1904, shown as dates by their format
/// (ECMA-376 part 1, 18.8.30 and 18.17.4.1).
/// </summary>
public static class SerialDays
{
    private const int LastSerial = 2_958_465;

    /// <summary>The day that a number stands for, or null when no date has it.</summary>
    /// <param name="serial">The number; a time of day after the point is left out.</param>
    /// <param name="is1904">True in a workbook that counts from 1904.</param>
    public static DateOnly? Day(double serial, bool is1904 = false)
    {
        var whole = Math.Floor(serial);
        if (whole < (is1904 ? 0 : 1) || whole > LastSerial - (is1904 ? 1462 : 0) || (!is1904 && whole == 60))
        {
            return null;
        }

        return is1904 ? new DateOnly(1904, 1, 1).AddDays((int)whole) : new DateOnly(1899, 12, 30).AddDays((int)whole + (whole < 60 ? 1 : 0));
    }

    /// <summary>True for the built-in number formats that show a date.</summary>
    /// <param name="format">The format's number.</param>
    public static bool IsDate(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    /// <summary>True for a format code that shows a day, month or year.</summary>
    /// <param name="code">Such as <c>dd/mm/yyyy;@</c>.</param>
    public static bool IsDate(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var (hasMonth, hasDayOrYear, hasHour) = (false, false, false);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, '"', i + 1);
                    break;
                case '[':
                    i = End(code, ']', i + 1);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case ';':
                    i = code.Length;
                    break;
                case 'd' or 'D' or 'y' or 'Y':
                    hasDayOrYear = true;
                    break;
                case 'm' or 'M':
                    hasMonth = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    hasHour = true;
                    break;
            }
        }

        return hasDayOrYear || (hasMonth && !hasHour);
    }

    internal static Cell Cell(DateOnly day, int column, CellMarks marks) =>
        new(column, CellKind.Date, day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), day, marks);

    private static int End(string code, char end, int from) => code.IndexOf(end, Math.Min(from, code.Length)) is >= 0 and var at ? at : code.Length;
}
