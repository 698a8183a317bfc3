using System.Globalization;
using System.Text;

namespace LineOfSight.Trackers;

/// <summary>Undoes the way in which workbooks write characters that XML cannot hold: <c>_x000D_</c> (ECMA-376 part 1, 22.9.2.19).</summary>
internal static class Escapes
{
    private const int Length = 7;

    public static string Undo(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return Clean(text);
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + Length <= text.Length && text[i + 1] == 'x' && text[i + Length - 1] == '_'
                && int.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += Length - 1;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return Clean(plain.ToString());
    }

    /// <summary>One kind of line break, and none of the characters that neither pages nor databases hold: half pairs and controls.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? "" : rune.ToString());
        }

        return clean.ToString();
    }
}
