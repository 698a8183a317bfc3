using System.Globalization;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// The fields of the current row as values. What is wrong is noted in words that name the column, say what was found and
/// what to change; a row with any note is rejected whole.
/// </summary>
internal sealed class Cells(CsvRows rows, Header header)
{
    // DfE's marks for suppressed, not available, not applicable and unreliable figures: not known, and never nought.
    private static readonly HashSet<string> NotKnown = new(StringComparer.OrdinalIgnoreCase)
    {
        "NA", "N/A", "SUPP", "LOWCOV", "NE", "c", "x", "z", "u", "low",
    };

    private static readonly string[] DayForms = ["dd-MM-yyyy", "dd/MM/yyyy", "yyyy-MM-dd"];

    // The same few words stand in thousands of rows; one copy of each is enough.
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];

    public string? Reason => notes.Count == 0 ? null : string.Join(' ', notes);

    public void BeginRow() => notes.Clear();

    public void Note(int column, string found, string remedy)
        => notes.Add(found.Trim().Length == 0
            ? $"{header.Names[column]} is blank. {remedy}"
            : $"{header.Names[column]} is \"{Shown.Short(found)}\". {remedy}");

    /// <summary>The field as it stands, or an empty string where the file or a short row does not have it.</summary>
    public string Raw(int column) => column >= 0 && column < rows.Count ? rows[column] : "";

    /// <summary>Text exactly as published; only blanks become null.</summary>
    public string? Exact(int column)
    {
        var text = Raw(column);
        if (text.AsSpan().ContainsAny('\0', FileEncoding.Unreadable))
        {
            Note(column, text, "It holds a character that cannot be read: type it again.");
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public string? Text(int column) => Exact(column)?.Trim();

    /// <summary>A published word, of which the whole file holds few.</summary>
    public string? Word(int column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        return words.TryGetValue(text, out var held) ? held : words[text] = text;
    }

    public int? Count(int column, int atMost)
    {
        var text = Raw(column).Trim();
        if (text.Length == 0 || NotKnown.Contains(text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= atMost)
        {
            return count;
        }

        Note(column, text, $"Give a whole number from 0 to {atMost.ToString("N0", CultureInfo.InvariantCulture)}, or leave it blank.");
        return null;
    }

    public DateOnly? Day(int column)
    {
        var text = Raw(column).Trim();
        if (text.Length == 0 || NotKnown.Contains(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Note(column, text, "Give a real date as day-month-year, such as 01-09-2018, or leave it blank.");
        return null;
    }

    /// <summary>Six digits, or null; says nothing.</summary>
    public int? Urn(int column)
    {
        var text = Raw(column).AsSpan().Trim();
        return text.Length == 6 && text[0] != '0' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var urn)
            ? urn
            : null;
    }

    /// <summary>A number written with digits only, as text; null when it is anything else.</summary>
    public string? Digits(int column, int fewest, int most)
    {
        var text = Raw(column).Trim();
        if (text.Length < fewest || text.Length > most || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        return words.TryGetValue(text, out var held) ? held : words[text] = text;
    }
}
