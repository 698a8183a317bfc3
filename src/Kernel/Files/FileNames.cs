using System.Globalization;
using System.Text;

namespace LineOfSight.Kernel.Files;

/// <summary>Cleans the name that a file came with: it is shown and offered when the file is saved, and never used to find the file.</summary>
public static class FileNames
{
    /// <summary>The longest name, its ending included, in characters.</summary>
    public const int Longest = 120;

    private static readonly string[] Reserved =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>
    /// The last part of a path, without what is invisible (controls, direction marks), what file systems refuse, and dots or spaces
    /// at the ends; with the ending of its type.
    /// </summary>
    /// <param name="given">As the browser sent it.</param>
    /// <param name="type">What the content is.</param>
    public static string Clean(string given, FileType type)
    {
        ArgumentNullException.ThrowIfNull(given);
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = last.LastIndexOf('.');
        var stem = Visible(dot < 0 ? last : last[..dot]).Trim(' ', '.');
        var room = Longest - type.Ending().Length;
        if (stem.Length > room)
        {
            stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)].TrimEnd(' ', '.');
        }

        if (stem.Length == 0)
        {
            stem = "Document";
        }

        return (Reserved.Contains(stem.Split('.')[0].Trim().ToUpperInvariant()) ? "_" : "") + stem + type.Ending();
    }

    private static string Visible(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(clean.Length > 0 && clean[^1] == ' ' ? "" : " ");
            }
            else if (category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                && rune != Rune.ReplacementChar)
            {
                clean.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
            }
        }

        return clean.ToString();
    }
}
