namespace LineOfSight.Bench;

/// <summary>
/// Comparisons as a textbook writes them, byte by byte: what the engine's are measured beside. Each gives what DuckDB's function of
/// that name gives, to the last bit, so that a threshold answers the same.
/// </summary>
internal static class SimplestLoops
{
    private const int OnStack = 256;

    /// <summary>From 0, nothing shared, to 1, equal; 0 when either is empty.</summary>
    public static double Jaro(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.IsEmpty || other.IsEmpty) return 0;
        if (one.Length == 1 && other.Length == 1) return one[0] == other[0] ? 1 : 0;

        var window = Math.Max(one.Length, other.Length) / 2 - 1;
        Span<bool> inOne = one.Length <= OnStack ? stackalloc bool[one.Length] : new bool[one.Length];
        Span<bool> inOther = other.Length <= OnStack ? stackalloc bool[other.Length] : new bool[other.Length];
        var shared = 0;
        for (var i = 0; i < other.Length; i++)
        {
            var last = Math.Min(i + window, one.Length - 1);
            for (var j = Math.Max(0, i - window); j <= last; j++)
            {
                if (inOne[j] || one[j] != other[i]) continue;
                inOne[j] = inOther[i] = true;
                shared++;
                break;
            }
        }
        if (shared == 0) return 0;

        var outOfOrder = 0;
        var next = 0;
        for (var i = 0; i < other.Length; i++)
        {
            if (!inOther[i]) continue;
            while (!inOne[next]) next++;
            if (one[next++] != other[i]) outOfOrder++;
        }
        // In this order and halved as whole numbers: in another the last bit differs, and with it the answer at a threshold.
        double both = shared;
        return (both / one.Length + both / other.Length + (both - outOfOrder / 2) / both) / 3.0;
    }

    /// <summary>Jaro's, raised for up to four equal first bytes when it is above 0.7.</summary>
    public static double JaroWinkler(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var jaro = Jaro(one, other);
        if (jaro <= 0.7) return jaro;

        var prefix = 0;
        var most = Math.Min(4, Math.Min(one.Length, other.Length));
        while (prefix < most && one[prefix] == other[prefix]) prefix++;
        return jaro + prefix * 0.1 * (1.0 - jaro);
    }

    /// <summary>How many bytes to insert, delete or replace.</summary>
    public static int Levenshtein(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Span<int> row = other.Length < OnStack ? stackalloc int[other.Length + 1] : new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) row[j] = j;
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var replaced = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(diagonal, row[j]) + 1);
            }
        }
        return row[other.Length];
    }

    /// <summary>
    /// Levenshtein's, where swapping neighbours counts once, also when bytes are inserted between them afterwards: "ca" is 2 from "abc".
    /// </summary>
    public static int DamerauLevenshtein(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var width = other.Length + 2;
        var cells = (one.Length + 2) * width;
        Span<int> distance = cells <= OnStack ? stackalloc int[cells] : new int[cells];
        Span<int> lastRow = stackalloc int[256];
        lastRow.Clear();
        var unreachable = one.Length + other.Length + 1;
        for (var i = 0; i <= one.Length + 1; i++)
        {
            distance[i * width] = unreachable;
            if (i > 0) distance[i * width + 1] = i - 1;
        }
        for (var j = 0; j <= other.Length + 1; j++)
        {
            distance[j] = unreachable;
            if (j > 0) distance[width + j] = j - 1;
        }
        for (var i = 1; i <= one.Length; i++)
        {
            var lastColumn = 0;
            for (var j = 1; j <= other.Length; j++)
            {
                var row = lastRow[other[j - 1]];
                var column = lastColumn;
                var isEqual = one[i - 1] == other[j - 1];
                if (isEqual) lastColumn = j;
                var replaced = distance[i * width + j] + (isEqual ? 0 : 1);
                var inserted = distance[(i + 1) * width + j] + 1;
                var deleted = distance[i * width + j + 1] + 1;
                var swapped = distance[row * width + column] + (i - row - 1) + 1 + (j - column - 1);
                distance[(i + 1) * width + j + 1] = Math.Min(Math.Min(replaced, swapped), Math.Min(inserted, deleted));
            }
            lastRow[one[i - 1]] = i;
        }
        return distance[(one.Length + 1) * width + other.Length + 1];
    }

    /// <summary>How many different bytes both have, of those that either has. Neither may be empty: DuckDB refuses it.</summary>
    public static double Jaccard(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Span<bool> inOne = stackalloc bool[256];
        Span<bool> inOther = stackalloc bool[256];
        inOne.Clear();
        inOther.Clear();
        foreach (var letter in one) inOne[letter] = true;
        foreach (var letter in other) inOther[letter] = true;
        var both = 0;
        var either = 0;
        for (var letter = 0; letter < 256; letter++)
        {
            if (inOne[letter] && inOther[letter]) both++;
            if (inOne[letter] || inOther[letter]) either++;
        }
        return (double)both / either;
    }

    /// <summary>Days from one date to the other, never negative; null when either is no date.</summary>
    public static int? DaysBetween(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        Day(one) is { } first && Day(other) is { } second ? Math.Abs(first - second) : null;

    /// <summary>A day's number by yyyy-MM-dd as strptime reads it: spaces around it and fewer digits are no fault, a year 0 exists.</summary>
    private static int? Day(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\n\v\f\r"u8);
        if (!Number(ref text, 4, out var year) || !Dash(ref text) || !Number(ref text, 2, out var month) || !Dash(ref text)
            || !Number(ref text, 2, out var day) || !text.IsEmpty) return null;

        // The calendar repeats every 400 years, and DateTime knows no year 0.
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year % 400 + 400, month)) return null;
        var years = month > 2 ? year + 400 : year + 399;
        var monthsFromMarch = (month + 9) % 12;
        return years * 365 + years / 4 - years / 100 + years / 400 + (monthsFromMarch * 153 + 2) / 5 + day;
    }

    private static bool Number(ref ReadOnlySpan<byte> text, int digits, out int number)
    {
        number = 0;
        var read = 0;
        while (read < digits && read < text.Length && text[read] is >= (byte)'0' and <= (byte)'9') number = number * 10 + text[read++] - '0';
        text = text[read..];
        return read > 0;
    }

    private static bool Dash(ref ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != '-') return false;
        text = text[1..];
        return true;
    }
}
