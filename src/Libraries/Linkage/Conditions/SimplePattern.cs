using System.Buffers;

namespace LineOfSight.Linkage.Conditions;

/// <summary>
/// A pattern that begins at the start of a text and has nothing but characters and sets of them, each with how often it comes: what the
/// sector, the district and the area of a postcode are found with. Matched on bytes, as a regular expression would.
/// </summary>
internal sealed class SimplePattern
{
    private readonly List<(SearchValues<byte> Any, int Least, int Most)> parts = [];

    private SimplePattern()
    {
    }

    /// <summary>The pattern, or null when it needs more than this.</summary>
    public static SimplePattern? Of(string pattern)
    {
        if (!pattern.StartsWith('^') || !System.Text.Ascii.IsValid(pattern))
        {
            return null;
        }

        var simple = new SimplePattern();
        var at = 1;
        while (at < pattern.Length)
        {
            var set = Set(pattern, ref at);
            var (least, most) = Often(pattern, ref at);
            if (set is null || most < 0)
            {
                return null;
            }

            simple.parts.Add((set, least, most));
        }

        return simple;
    }

    /// <summary>How many bytes of an ASCII text match, from its start; -1 when it does not.</summary>
    public int Match(ReadOnlySpan<byte> text) => Match(text, 0, 0);

    private int Match(ReadOnlySpan<byte> text, int at, int part)
    {
        if (part == parts.Count)
        {
            return at;
        }

        var (any, least, most) = parts[part];
        var count = 0;
        while (count < most && at + count < text.Length && any.Contains(text[at + count]))
        {
            count++;
        }

        for (; count >= least; count--)
        {
            if (Match(text, at + count, part + 1) is >= 0 and var end)
            {
                return end;
            }
        }

        return -1;
    }

    private static SearchValues<byte>? Set(string pattern, ref int at)
    {
        var c = pattern[at++];
        if (c != '[')
        {
            return char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' ? SearchValues.Create([(byte)c]) : null;
        }

        var bytes = new List<byte>();
        while (at < pattern.Length && pattern[at] != ']')
        {
            if (!char.IsAsciiLetterOrDigit(pattern[at]) && pattern[at] != ' ')
            {
                return null;
            }

            var last = at + 2 < pattern.Length && pattern[at + 1] == '-' && char.IsAsciiLetterOrDigit(pattern[at + 2]) ? pattern[at + 2] : pattern[at];
            for (var each = pattern[at]; each <= last; each++)
            {
                bytes.Add((byte)each);
            }

            at += last == pattern[at] ? 1 : 3;
        }

        return at++ < pattern.Length ? SearchValues.Create([.. bytes]) : null;
    }

    private static (int Least, int Most) Often(string pattern, ref int at)
    {
        if (at == pattern.Length || pattern[at] is not ('?' or '{' or '*' or '+' or '|' or '(' or ')' or '$' or '.' or '\\'))
        {
            return (1, 1);
        }

        if (pattern[at] == '?' && (at + 1 == pattern.Length || pattern[at + 1] is not ('?' or '+')))
        {
            at++;
            return (0, 1);
        }

        var close = pattern.IndexOf('}', at);
        if (pattern[at] != '{' || close < 0 || (close + 1 < pattern.Length && pattern[close + 1] is '?' or '+'))
        {
            return (0, -1);
        }

        var numbers = pattern[(at + 1)..close].Split(',');
        at = close + 1;
        return numbers.Length == 2 && int.TryParse(numbers[0], out var least) && int.TryParse(numbers[1], out var most) && least <= most ? (least, most) : (0, -1);
    }
}
