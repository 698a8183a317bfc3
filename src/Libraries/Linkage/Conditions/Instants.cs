namespace LineOfSight.Linkage.Conditions;

/// <summary>Reads dates and times by a strptime format: %Y %m %d %H %M %S and plain characters; any other directive is refused by name.</summary>
internal static class Instants
{
    private const int YearDigits = 4;
    private const int OtherDigits = 2;

    /// <summary>Seconds since 1 January 1970, 00:00; null when the text is no such date.</summary>
    public static double? Parse(ReadOnlySpan<char> text, ReadOnlySpan<char> format)
    {
        text = text.Trim(" \t\n\v\f\r");
        int year = 1900, month = 1, day = 1, hour = 0, minute = 0, second = 0;
        var at = 0;
        var isOne = true;
        for (var f = 0; f < format.Length; f++)
        {
            if (format[f] != '%' || f + 1 == format.Length)
            {
                isOne = isOne && at < text.Length && text[at] == format[f];
                at++;
                continue;
            }

            var directive = format[++f];
            var digits = directive == 'Y' ? YearDigits : OtherDigits;
            var number = 0;
            var begun = at;
            while (at < text.Length && at - begun < digits && char.IsAsciiDigit(text[at]))
            {
                number = (number * 10) + (text[at++] - '0');
            }

            isOne &= at > begun;
            switch (directive)
            {
                case 'Y': year = number; break;
                case 'm': month = number; break;
                case 'd': day = number; break;
                case 'H': hour = number; break;
                case 'M': minute = number; break;
                case 'S': second = number; break;
                default: throw new ConditionRefused($"%{directive} in a date's format");
            }
        }

        isOne = isOne && at == text.Length && year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60;
        return isOne ? (new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds : null;
    }
}
