using System.Text.RegularExpressions;

namespace LineOfSight.Sheets;

/// <summary>
/// Texts that a spreadsheet would take for a formula. In CSV such a text gets an apostrophe before it, as OWASP advises ("CSV
/// Injection"): it is then shown as text by every spreadsheet. Plain numbers and telephone numbers stay as they are.
/// </summary>
public static partial class Formulas
{
    private const string Starts = "=+-@＝＋－＠−|%";

    /// <summary>True when a spreadsheet could calculate with it instead of showing it.</summary>
    public static bool IsOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var seen = text.TrimStart();
        return (seen.Length > 0 && Starts.Contains(seen[0], StringComparison.Ordinal) && !Plain().IsMatch(text)) || (text.Length > 0 && text[0] is '\t' or '\r' or '\n');
    }

    /// <summary>The text as it may stand in a CSV file.</summary>
    public static string Disarmed(string text) => IsOne(text) ? "'" + text : text;

    [GeneratedRegex(@"^[+-]?[0-9][0-9 ]*([.,][0-9]+)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
