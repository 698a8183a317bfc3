using System.Buffers.Binary;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>
/// Reads rows of PostgreSQL's binary COPY as the bytes that they are, without making an object per row or per value.
/// The format: <see href="https://www.postgresql.org/docs/current/sql-copy.html"/>, "Binary Format".
/// </summary>
internal sealed class CopyReader(Stream copy, int columns)
{
    private const int HeaderLength = 19;
    private readonly int[] starts = new int[columns];
    private readonly int[] lengths = new int[columns];
    private byte[] buffer = new byte[1 << 18];
    private int next;
    private int end;
    private bool begun;

    /// <summary>Moves to the next row. It blocks: the database sends a message per row, and an asynchronous turn for each costs as much as hashing it.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        if (!begun)
        {
            begun = true;
            Have(HeaderLength);
            next += HeaderLength + BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(next + 15));
        }

        while (!TryRow(out var finished))
        {
            if (finished)
            {
                return false;
            }

            Have(end - next + 1);
        }

        return true;
    }

    /// <summary>True when the value is null.</summary>
    public bool IsNull(int column) => lengths[column] < 0;

    /// <summary>The bytes of a value; empty for null.</summary>
    public ReadOnlySpan<byte> Value(int column) => buffer.AsSpan(starts[column], Math.Max(lengths[column], 0));

    /// <summary>The bytes of some columns that stand together, each preceded by its length in four bytes (-1 for null).</summary>
    public ReadOnlySpan<byte> Fields(int first, int last) => buffer.AsSpan(starts[first] - 4, starts[last] + Math.Max(lengths[last], 0) - starts[first] + 4);

    private bool TryRow(out bool finished)
    {
        finished = false;
        var at = next;
        if (end - at < 2)
        {
            return false;
        }

        if (BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(at)) < 0)
        {
            finished = true;
            return false;
        }

        at += 2;
        for (var column = 0; column < columns; column++)
        {
            if (end - at < 4)
            {
                return false;
            }

            lengths[column] = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at));
            starts[column] = at += 4;
            at += Math.Max(lengths[column], 0);
            if (at > end)
            {
                return false;
            }
        }

        next = at;
        return true;
    }

    private void Have(int wanted)
    {
        if (next > 0)
        {
            buffer.AsSpan(next, end - next).CopyTo(buffer);
            (next, end) = (0, end - next);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        while (end < wanted)
        {
            var read = copy.Read(buffer.AsSpan(end));
            if (read == 0)
            {
                throw new EndOfStreamException("The database ended its answer in the middle of a row.");
            }

            end += read;
        }
    }
}
