using System.Globalization;
using System.Text;

namespace LineOfSight.Charts;

/// <summary>Breaks text into lines for a picture, with an estimate of how wide letters are in Helvetica and Arial: SVG does not wrap.</summary>
public static class TextWidth
{
    /// <summary>Lines no wider than <paramref name="width"/> pixels; the last ends in … when there is more than <paramref name="most"/> lines.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold, int most)
    {
        var lines = new List<string>();
        var line = "";
        var (used, space) = (0.0, Of(" ", size, bold));
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, width, size, bold)))
        {
            var more = Of(word, size, bold);
            if (line.Length == 0 || used + space + more <= width)
            {
                (line, used) = line.Length == 0 ? (word, more) : ($"{line} {word}", used + space + more);
                continue;
            }
            lines.Add(line);
            (line, used) = (word, more);
        }
        lines.Add(line);
        if (lines.Count <= most)
        {
            return lines;
        }
        var last = lines[most - 1];
        while (last.Length > 1 && Of(last + "…", size, bold) > width)
        {
            last = last[..^1];
        }
        return [.. lines.Take(most - 1), last.TrimEnd() + "…"];
    }

    /// <summary>How wide a text is (pixels), about.</summary>
    public static double Of(string text, double size, bool bold)
    {
        var em = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            em += Em(rune);
        }
        return em * size * (bold ? 1.07 : 1);
    }

    // A word wider than the line is broken between letters as they are read, never inside one.
    private static List<string> Pieces(string word, double width, double size, bool bold)
    {
        if (Of(word, size, bold) <= width)
        {
            return [word];
        }
        var pieces = new List<string>();
        var piece = "";
        var letters = StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            if (piece.Length > 0 && Of(piece + letter, size, bold) > width)
            {
                pieces.Add(piece);
                piece = "";
            }
            piece += letter;
        }
        pieces.Add(piece);
        return pieces;
    }

    private static double Em(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' or '|' or '‘' or '’' => 0.24,
        ' ' or '.' or ',' or ':' or ';' or '!' or 't' or 'f' or 'I' or '/' or '·' => 0.29,
        'r' or '(' or ')' or '-' or '“' or '”' or '"' => 0.36,
        'm' or 'M' => 0.85,
        'W' or '%' => 0.94,
        'w' => 0.74,
        '@' => 1.02,
        >= 'A' and <= 'Z' => 0.7,
        >= 'a' and <= 'z' or >= '0' and <= '9' => 0.56,
        < 0x0300 => 0.6,
        >= 0x0300 and < 0x0370 => 0,
        < 0x1100 => 0.65,
        _ => 1,
    };
}
