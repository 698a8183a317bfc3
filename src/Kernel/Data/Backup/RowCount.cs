using System.Buffers.Binary;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>
/// Counts the rows of a binary COPY while its bytes pass, wherever they are cut. The format:
/// <see href="https://www.postgresql.org/docs/current/sql-copy.html"/>, "Binary Format".
/// </summary>
internal sealed class RowCount
{
    private const int HeaderLength = 19;
    private readonly byte[] word = new byte[4];
    private int wordLength;
    private int wordWanted = 4;
    private long skip = HeaderLength - 4;
    private int fields = -1;
    private bool inHeader = true;

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>True when the end of the COPY has been seen.</summary>
    public bool Ended { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && !Ended)
        {
            if (skip > 0)
            {
                var over = (int)Math.Min(skip, bytes.Length);
                skip -= over;
                bytes = bytes[over..];
                continue;
            }

            if (wordLength == 0 && !inHeader)
            {
                bytes = Quickly(bytes);
                if (skip > 0 || Ended || bytes.Length == 0)
                {
                    continue;
                }
            }

            var take = Math.Min(wordWanted - wordLength, bytes.Length);
            bytes[..take].CopyTo(word.AsSpan(wordLength));
            wordLength += take;
            bytes = bytes[take..];
            if (wordLength == wordWanted)
            {
                wordLength = 0;
                Understand();
            }
        }
    }

    // As long as whole words lie before us; what is left is less than a word.
    private ReadOnlySpan<byte> Quickly(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at + 4 <= bytes.Length)
        {
            if (wordWanted == 2)
            {
                fields = BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
                at += 2;
                if (fields < 0)
                {
                    Ended = true;
                    return bytes[at..];
                }

                Rows++;
                wordWanted = fields > 0 ? 4 : 2;
                continue;
            }

            var length = Math.Max(BinaryPrimitives.ReadInt32BigEndian(bytes[at..]), 0);
            at += 4;
            wordWanted = --fields > 0 ? 4 : 2;
            if (length > bytes.Length - at)
            {
                skip = length;
                return bytes[at..];
            }

            at += length;
        }

        return bytes[at..];
    }

    private void Understand()
    {
        if (inHeader)
        {
            // What the header may be lengthened by.
            skip = BinaryPrimitives.ReadInt32BigEndian(word);
            (inHeader, wordWanted) = (false, 2);
        }
        else if (wordWanted == 2)
        {
            fields = BinaryPrimitives.ReadInt16BigEndian(word);
            Ended = fields < 0;
            Rows += fields < 0 ? 0 : 1;
            wordWanted = fields > 0 ? 4 : 2;
        }
        else
        {
            skip = Math.Max(BinaryPrimitives.ReadInt32BigEndian(word), 0);
            fields--;
            wordWanted = fields > 0 ? 4 : 2;
        }
    }
}
