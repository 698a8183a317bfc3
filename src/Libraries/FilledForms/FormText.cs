using System.Globalization;
using System.Text.RegularExpressions;

namespace LineOfSight.FilledForms;

/// <summary>Words as they stand on forms, in the British way.</summary>
internal static partial class FormText
{
    /// <summary>What a list says while nothing was chosen.</summary>
    public const string ChooseAnswer = "Choose an answer";

    /// <summary>What a box says while nothing was typed.</summary>
    public const string TypeHere = "Click here to type";

    /// <summary>What a date says while none was chosen.</summary>
    public const string ChooseDate = "Choose a date";

    // Word puts its own words into a control that somebody emptied.
    private static readonly HashSet<string> Prompts = new(StringComparer.OrdinalIgnoreCase)
    {
        ChooseAnswer, TypeHere, ChooseDate, "Click or tap here to enter text.", "Click here to enter text.", "Choose an item.",
        "Click or tap to enter a date.", "Click here to enter a date.",
    };

    public static bool IsPrompt(string text) => Prompts.Contains(text.Trim());

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Grouped(decimal number) => number.ToString("#,##0.######", CultureInfo.InvariantCulture);

    public static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    /// <summary>Words joined as people join them: "a, b or c".</summary>
    public static string Either(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    /// <summary>The beginning of a long text.</summary>
    public static string Short(string text, int most = 80) => OneLine(text) is var line && line.Length > most ? Cut(line, most - 1) + "…" : line;

    // Half a surrogate pair is no character.
    private static string Cut(string text, int at) => text[..(char.IsHighSurrogate(text[at - 1]) ? at - 1 : at)].TrimEnd();

    [GeneratedRegex(@"\s+", RegexOptions.None, 500)]
    private static partial Regex Spaces();
}
