using System.Text;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>Bytes as the letters that authenticator apps and people type (RFC 4648, 6).</summary>
internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (buffer, bits) = (0, 0);
        foreach (var next in bytes)
        {
            buffer = (buffer << 8) | next;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Letters[(buffer >> (bits - 5)) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
        {
            text.Append(Letters[(buffer << (5 - bits)) & 31]);
        }

        return text.ToString();
    }

    /// <summary>The same in groups of four, as people read it.</summary>
    public static string Grouped(string text) => string.Join(' ', text.Chunk(4).Select(c => new string(c)));

    public static byte[] Read(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var letter in text.Where(c => c != ' '))
        {
            var value = Letters.IndexOf(letter, StringComparison.OrdinalIgnoreCase);
            buffer = ((buffer << 5) | (value >= 0 ? value : throw new FormatException($"'{letter}' is no letter of base 32."))) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bytes.Add((byte)(buffer >> (bits -= 8)));
            }
        }

        return [.. bytes];
    }
}
