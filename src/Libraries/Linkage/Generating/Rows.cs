using System.Buffers.Text;

namespace LineOfSight.Linkage.Generating;

/// <summary>The lines of the file as bytes, kept in blocks until their order is drawn.</summary>
internal sealed class Rows
{
    private const int BlockBits = 22;
    private const int BlockSize = 1 << BlockBits;

    // No line is longer: names are cut (Letters.Longest), the rest is of fixed length.
    private const int LongestLine = 512;

    private readonly List<byte[]> blocks = [];
    private long[] places = new long[1024];
    private byte[] block = [];
    private int used = BlockSize;

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a line.</summary>
    public void Begin()
    {
        if (used > BlockSize - LongestLine)
        {
            blocks.Add(block = new byte[BlockSize]);
            used = 0;
        }

        if (Count == places.Length)
        {
            // A quarter more, not twice as much: at ten million lines doubling costs 50 MB.
            Array.Resize(ref places, places.Length + (places.Length / 4));
        }

        places[Count] = ((long)(blocks.Count - 1) << BlockBits) | (uint)used;
    }

    /// <summary>Adds a value and the comma behind it. Values are letters, digits, spaces, hyphens and apostrophes, so that none needs quotes.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(block.AsSpan(used));
        used += value.Length;
        block[used++] = (byte)',';
    }

    /// <summary>Adds the last two values and ends the line.</summary>
    public void End(int cluster, int household)
    {
        Utf8Formatter.TryFormat(cluster, block.AsSpan(used), out var written);
        used += written;
        block[used++] = (byte)',';
        Utf8Formatter.TryFormat(household, block.AsSpan(used), out written);
        used += written;
        block[used++] = (byte)'\n';
        Count++;
    }

    /// <summary>Puts the lines in an order in which each is as likely as the others (Fisher and Yates).</summary>
    public void Shuffle(Seeded dice)
    {
        for (var i = Count - 1; i > 0; i--)
        {
            var j = dice.Below(i + 1);
            (places[i], places[j]) = (places[j], places[i]);
        }
    }

    /// <summary>Writes the header and the lines, each behind its number from 0.</summary>
    public void Write(string header, Stream to)
    {
        var buffer = new byte[1 << 20];
        var filled = System.Text.Encoding.UTF8.GetBytes(header, buffer);
        buffer[filled++] = (byte)'\n';
        for (var id = 0; id < Count; id++)
        {
            if (filled > buffer.Length - LongestLine)
            {
                to.Write(buffer, 0, filled);
                filled = 0;
            }

            Utf8Formatter.TryFormat(id, buffer.AsSpan(filled), out var written);
            filled += written;
            buffer[filled++] = (byte)',';
            var line = blocks[(int)(places[id] >> BlockBits)].AsSpan((int)(places[id] & (BlockSize - 1)));
            line = line[..(line.IndexOf((byte)'\n') + 1)];
            line.CopyTo(buffer.AsSpan(filled));
            filled += line.Length;
        }

        to.Write(buffer, 0, filled);
    }
}
