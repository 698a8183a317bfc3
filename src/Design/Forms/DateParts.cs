using System.Globalization;

namespace LineOfSight.Design.Forms;

/// <summary>A date typed in three fields: the date, or what is wrong with it and in which fields.</summary>
/// <param name="Date">The date, when it is one.</param>
/// <param name="Problem">What is wrong, to follow the field's name ("must include a year"); null when nothing is.</param>
/// <param name="Wrong">The fields in which it is wrong: Day, Month, Year.</param>
internal sealed record DateParts(DateOnly? Date, string? Problem, IReadOnlyList<string> Wrong)
{
    public static readonly string[] All = ["Day", "Month", "Year"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public bool IsEmpty => Date is null && Problem is null;

    public static DateParts Read(string? day, string? month, string? year)
    {
        string[] typed = [(day ?? "").Trim(), (month ?? "").Trim(), (year ?? "").Trim()];
        var missing = All.Where((_, i) => typed[i].Length == 0).ToArray();
        if (missing.Length == 3)
        {
            return new(null, null, []);
        }
        if (missing.Length > 0)
        {
            return new(null, "must include a " + string.Join(" and ", missing.Select(m => m.ToLowerInvariant())), missing);
        }
        var wrong = new List<string>();
        var d = Number(typed[0], 1, 31) ?? Bad(wrong, "Day");
        var m = Number(typed[1], 1, 12) ?? Named(typed[1]) ?? Bad(wrong, "Month");
        if (typed[2].Length != 4 || Number(typed[2], 1, 9999) is not { } y)
        {
            return wrong.Count > 0
                ? new(null, "must be a real date", [.. wrong, "Year"])
                : new(null, "must have a year of 4 numbers", ["Year"]);
        }
        return wrong.Count > 0 ? new(null, "must be a real date", wrong)
            : d > DateTime.DaysInMonth(y, m) ? new(null, "must be a real date", All)
            : new(new DateOnly(y, m, d), null, []);
    }

    private static int Bad(List<string> wrong, string part)
    {
        wrong.Add(part);
        return 1;
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n : null;

    // "Jan" and "January" are both understood (GOV.UK date input guidance).
    private static int? Named(string text)
    {
        var at = text.Length < 3 ? -1 : Array.FindIndex(Months, m => m.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }
}
