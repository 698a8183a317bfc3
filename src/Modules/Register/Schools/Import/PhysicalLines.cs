using System.Text;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// Hands a file to the CSV parser one physical line at a time, so that the line on which a row starts is known, and keeps
/// the lines of the row being read, so that a quotation mark left open costs its own line and not the rest of the file.
/// </summary>
internal sealed class PhysicalLines(TextReader source, bool onlyCarriageReturns) : TextReader
{
    private readonly char end = onlyCarriageReturns ? '\r' : '\n';
    private readonly char[] block = new char[16 * 1024];
    private readonly List<(int Number, string Text)> row = [];
    private readonly Stack<(int Number, string Text)> again = new();
    private int blockLength;
    private int blockPosition;
    private int lastNumber;
    private (int Number, string Text) current = (0, "");
    private int position;
    private bool startedInsideLine;
    private long given;

    /// <summary>Counted from 1.</summary>
    public int RowLine => row.Count > 0 && !startedInsideLine ? row[0].Number : Math.Max(1, current.Number - row.Count);

    public bool RowSpansLines => row.Count > 1;

    public int RowCharacters { get; private set; }

    /// <summary>The row passed a limit and was cut off.</summary>
    public bool Cut { get; private set; }

    /// <param name="consumed">Characters that the parser has taken; fewer than were given when a lone carriage return ended a row.</param>
    public void BeginRow(long consumed)
    {
        startedInsideLine = consumed < given;
        row.Clear();
        RowCharacters = startedInsideLine ? current.Text.Length : 0;
        Cut = false;
    }

    /// <summary>Gives every line of the row again except the one it started on; the parser must be a new one.</summary>
    public void GiveRestAgain()
    {
        for (var i = row.Count - 1; i >= (startedInsideLine ? 0 : 1); i--)
        {
            again.Push(row[i]);
        }

        current = (current.Number, "");
        position = 0;
        given = 0;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (position >= current.Text.Length && !NextLine())
        {
            return 0;
        }

        var length = Math.Min(buffer.Length, current.Text.Length - position);
        current.Text.AsSpan(position, length).CopyTo(buffer);
        position += length;
        given += length;
        return length;
    }

    private bool NextLine()
    {
        if (Cut || row.Count >= FileLimits.LinesOfOneRow || RowCharacters > FileLimits.RowCharacters)
        {
            Cut = true;
            return false;
        }

        if (!again.TryPop(out var next))
        {
            if (ReadLineWithEnd() is not { } text)
            {
                return false;
            }

            next = (++lastNumber, text);
        }

        current = next;
        position = 0;
        row.Add(next);
        RowCharacters += next.Text.Length;
        Cut |= next.Text.Length > FileLimits.RowCharacters;
        return true;
    }

    // The ends of lines are kept as they are: inside quotation marks they belong to the text.
    private string? ReadLineWithEnd()
    {
        StringBuilder? long_ = null;
        while (true)
        {
            if (blockPosition == blockLength)
            {
                blockLength = source.Read(block, 0, block.Length);
                blockPosition = 0;
                if (blockLength == 0)
                {
                    return long_ is { Length: > 0 } ? long_.ToString() : null;
                }
            }

            var rest = block.AsSpan(blockPosition, blockLength - blockPosition);
            var at = rest.IndexOf(end);
            var piece = at < 0 ? rest : rest[..(at + 1)];
            blockPosition += piece.Length;
            if (onlyCarriageReturns)
            {
                piece.Replace('\r', '\n');
            }

            if (at >= 0 && long_ is null)
            {
                return piece.ToString();
            }

            long_ ??= new StringBuilder();
            if (long_.Length <= FileLimits.RowCharacters)
            {
                long_.Append(piece);
            }

            if (at >= 0)
            {
                return long_.ToString();
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
