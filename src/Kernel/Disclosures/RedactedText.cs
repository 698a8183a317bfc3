using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LineOfSight.Kernel.Disclosures;

/// <summary>
/// A text from which words are taken out, wherever they stand: in capitals or not, across line breaks, and as part of a longer word, which
/// goes whole so that no rest of it tells what stood there.
/// </summary>
public static class RedactedText
{
    /// <summary>What stands in place of words that were taken out.</summary>
    public const string Mark = "[redacted]";

    /// <summary>A piece of a text.</summary>
    /// <param name="Text">Its words.</param>
    /// <param name="IsTaken">True when they are taken out.</param>
    public sealed record Piece(string Text, bool IsTaken);

    /// <summary>The words to be taken out: one phrase on each line.</summary>
    public static IReadOnlyList<string> Phrases(string? lines) =>
        [.. Plain(lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// A text without characters that cannot be seen, because a word with one inside would not be found. That each letter is written in one
    /// way only (NFKC) is the database's part: this program runs without the tables of Unicode that it needs.
    /// </summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                seen.Append((char)rune.Value);
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                seen.Append(rune.ToString());
            }
        }

        return seen.ToString();
    }

    /// <summary>True when the phrase stands in the text.</summary>
    public static bool Holds(string text, string phrase) => Finder(phrase).IsMatch(text);

    /// <summary>The text in pieces: what stays, and what is taken out.</summary>
    public static IReadOnlyList<Piece> Pieces(string text, IEnumerable<string> phrases)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(phrases);
        var taken = new bool[text.Length];
        foreach (var phrase in phrases)
        {
            var finder = Finder(phrase);
            for (var at = finder.Match(text); at.Success; at = finder.Match(text, at.Index + 1))
            {
                var (from, to) = (at.Index, at.Index + at.Length);
                while (from > 0 && IsInside(text, from))
                {
                    from--;
                }

                while (to < text.Length && IsInside(text, to))
                {
                    to++;
                }

                taken.AsSpan(from, to - from).Fill(true);
            }
        }

        var pieces = new List<Piece>();
        for (var from = 0; from < text.Length;)
        {
            var to = from;
            while (to < text.Length && taken[to] == taken[from])
            {
                to++;
            }

            pieces.Add(new Piece(text[from..to], taken[from]));
            from = to;
        }

        return pieces;
    }

    /// <summary>The text with a mark in place of what was taken out.</summary>
    public static string Of(string text, IEnumerable<string> phrases) => string.Concat(Pieces(text, phrases).Select(p => p.IsTaken ? Mark : p.Text));

    // True when a word runs across this place.
    private static bool IsInside(string text, int at) => IsOfWord(text[at - 1]) && IsOfWord(text[at]);

    private static bool IsOfWord(char letter) =>
        char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Regex Finder(string phrase) => new(
        string.Join(@"\s+", phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
