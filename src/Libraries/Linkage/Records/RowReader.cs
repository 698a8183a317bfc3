using System.Text;

namespace LineOfSight.Linkage.Records;

/// <summary>
/// Cuts a stream of CSV (RFC 4180, commas, UTF-8) into rows of fields without copying what needs no copy. A field that stands in quotes
/// may hold commas, line ends and doubled quotes.
/// </summary>
internal sealed class RowReader(Stream from)
{
    private const int FirstBuffer = 1 << 18;
    private const int LongestRow = 1 << 24;
    private const byte Quote = (byte)'"';
    private byte[] buffer = new byte[FirstBuffer];
    private int begin;
    private int end;
    private bool begun;
    private bool ended;
    private (int From, int To, bool Doubled)[] fields = new (int, int, bool)[64];

    /// <summary>The line that the row last read begins on, counted from 1.</summary>
    public long Line { get; private set; }

    private long nextLine = 1;

    /// <summary>How many fields the row last read has.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>What is wrong with the row last read; null when nothing is.</summary>
    public string? Wrong { get; private set; }

    /// <summary>A field of the row last read, good until the next is read.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        get
        {
            var (start, stop, doubled) = fields[field];
            var text = buffer.AsSpan(start, stop - start);
            return doubled ? Undoubled(text) : text;
        }
    }

    /// <summary>Reads the next row; false at the end. Lines without anything are passed over.</summary>
    public bool Read()
    {
        PassByteOrderMark();
        while (true)
        {
            if (begin == end && !Fill())
            {
                return false;
            }

            Line = nextLine;
            Wrong = null;
            var next = Cut();
            if (next < 0)
            {
                if (!ended)
                {
                    nextLine = Line;
                    Fill();
                    continue;
                }

                next = end;
            }

            begin = next;
            if (Count > 1 || fields[0].To > fields[0].From || Wrong is not null)
            {
                return true;
            }
        }
    }

    // Left in, it would hide the quote of the first column's name.
    private void PassByteOrderMark()
    {
        var mark = Encoding.UTF8.Preamble;
        while (!begun && end < mark.Length && Fill() && !ended)
        {
        }

        begin += !begun && buffer.AsSpan(0, end).StartsWith(mark) ? mark.Length : 0;
        begun = true;
    }

    // Where the next row begins, or -1 when the buffer ends before the row does.
    private int Cut()
    {
        Count = 0;
        nextLine = Line;
        var at = begin;
        while (true)
        {
            if (at < end && buffer[at] == Quote)
            {
                at = Quoted(at);
                if (at < 0)
                {
                    return -1;
                }
            }
            else
            {
                var found = buffer.AsSpan(at, end - at).IndexOfAny((byte)',', (byte)'\n');
                if (found < 0 && !ended)
                {
                    return -1;
                }

                var to = found < 0 ? end : at + found;
                Keep(at, to > at && buffer[to - 1] == '\r' && (found < 0 || buffer[to] == '\n') ? to - 1 : to);
                at = to;
            }

            if (at >= end || buffer[at] == '\n')
            {
                nextLine++;
                return Math.Min(at + 1, end);
            }

            at++;
        }
    }

    private int Quoted(int opening)
    {
        var to = opening + 1;
        var doubled = false;
        for (var at = opening + 1; at < end; at++)
        {
            if (buffer[at] != Quote)
            {
                nextLine += buffer[at] == '\n' ? 1 : 0;
                continue;
            }

            if (at + 1 >= end && !ended)
            {
                return -1;
            }

            if (at + 1 < end && buffer[at + 1] == Quote)
            {
                doubled = true;
                at++;
                continue;
            }

            to = at;
            var after = at + 1;
            while (after < end && buffer[after] is not ((byte)',' or (byte)'\n'))
            {
                Wrong ??= buffer[after] == '\r' ? null : "something stands after a closing quote";
                after++;
            }

            if (after >= end && !ended)
            {
                return -1;
            }

            Keep(opening + 1, to, doubled);
            return after;
        }

        if (!ended)
        {
            return -1;
        }

        Wrong = "a quote is never closed";
        Keep(opening + 1, end);
        return end;
    }

    private static byte[] Undoubled(ReadOnlySpan<byte> quoted)
    {
        var text = new byte[quoted.Length];
        var length = 0;
        for (var at = 0; at < quoted.Length; at++)
        {
            text[length++] = quoted[at];
            at += quoted[at] == Quote ? 1 : 0;
        }

        return text[..length];
    }

    private void Keep(int from, int to, bool doubled = false)
    {
        if (Count == fields.Length)
        {
            Array.Resize(ref fields, fields.Length * 2);
        }

        fields[Count++] = (from, to, doubled);
    }

    private bool Fill()
    {
        if (ended)
        {
            return begin < end;
        }

        if (begin > 0)
        {
            buffer.AsSpan(begin, end - begin).CopyTo(buffer);
            end -= begin;
            begin = 0;
        }
        else if (end == buffer.Length)
        {
            if (buffer.Length >= LongestRow)
            {
                throw new InvalidDataException("a row is longer than 16 MiB: a quote that is never closed?");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = from.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        end += read;
        BytesRead += read;
        return end > begin;
    }
}
