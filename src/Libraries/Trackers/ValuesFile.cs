using System.Globalization;
using System.Text;

namespace LineOfSight.Trackers;

/// <summary>Separated values (RFC 4180): commas, semicolons or tabs, whichever the first lines hold most; UTF-8, UTF-16 or Windows-1252.</summary>
internal static class ValuesFile
{
    private static readonly char[] Separators = [',', ';', '\t'];

    public static Table Read(byte[] content, Budget budget)
    {
        var text = Decode(content, budget);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new TrackerRefused("This file is not text. Save the list as .xlsx or .csv and use that");
        }

        var grid = new Grid(budget, (row, column) => Table.AddressIn(TableKind.Values, "", row, column));
        var separator = Separator(text);
        var (at, number) = (0, 0);
        while (at < text.Length)
        {
            grid.Add(++number, isHidden: false, Line(text, ref at, separator, number));
        }

        return grid.Finish(TableKind.Values, "", isHidden: false);
    }

    private static char Separator(string text)
    {
        var beginning = text.AsSpan(0, Math.Min(text.Length, 4_000));
        var (best, most) = (',', 0);
        foreach (var separator in Separators)
        {
            var count = beginning.Count(separator);
            (best, most) = count > most ? (separator, count) : (best, most);
        }

        return best;
    }

    private static List<Cell> Line(string text, ref int at, char separator, int number)
    {
        var (cells, column, value) = (new List<Cell>(), 1, new StringBuilder());
        var isQuoted = false;
        while (true)
        {
            var end = at >= text.Length;
            var c = end ? '\n' : text[at++];
            if (isQuoted)
            {
                if (end)
                {
                    throw new TrackerRefused(string.Create(CultureInfo.InvariantCulture, $"A quotation mark that opens in row {number} never closes. Put the closing mark and use the new file"));
                }

                if (c != '"')
                {
                    value.Append(c);
                }
                else if (at < text.Length && text[at] == '"')
                {
                    value.Append('"');
                    at++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"' && value.Length == 0)
            {
                isQuoted = true;
            }
            else if (c == separator || c is '\n' or '\r')
            {
                if (column <= Limits.Columns + 1)
                {
                    cells.Add(new Cell(column, CellKind.Text, Escapes.Clean(value.ToString()).Trim()));
                }

                value.Clear();
                column++;
                if (c != separator)
                {
                    at += c == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
                    return cells;
                }
            }
            else
            {
                value.Append(c);
            }
        }
    }

    private static string Decode(byte[] content, Budget budget)
    {
        if (content.AsSpan().StartsWith((byte[])[0xFF, 0xFE]) || content.AsSpan().StartsWith((byte[])[0xFE, 0xFF]))
        {
            return (content[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(content, 2, content.Length - 2);
        }

        var start = content.AsSpan().StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content, start, content.Length - start);
        }
        catch (DecoderFallbackException)
        {
            budget.Say("encoding", "The file", "It is not UTF-8, so it was read as Windows-1252. Look at names with accents");
            return string.Concat(content.Select(b => Windows(b)));
        }
    }

    // Windows-1252 differs from Latin-1 in these; the code pages of .NET are a package of their own.
    private static char Windows(byte b) => b is >= 0x80 and < 0xA0 ? "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"[b - 0x80] : (char)b;
}
