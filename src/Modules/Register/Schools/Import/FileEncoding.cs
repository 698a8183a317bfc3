using System.Buffers;
using System.Text;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// How the bytes of a file are to be read, found from its mark or, without one, from all of its bytes. Bytes that the
/// encoding cannot mean become a mark that no text holds, so that only the row they stand in is rejected and nothing is
/// silently altered.
/// </summary>
internal sealed record FileEncoding(string Title, Encoding Encoding, int MarkBytes, bool OnlyCarriageReturns)
{
    /// <summary>Stands for bytes that cannot be read: a code point that Unicode keeps free of meaning for good.</summary>
    public const char Unreadable = '\uFDD0';

    private static readonly DecoderReplacementFallback Marked = new(Unreadable.ToString());

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    static FileEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static FileEncoding Of(Stream file, CancellationToken cancellation = default)
    {
        var tally = Tally.Of(file, cancellation);
        var start = tally.Start;
        if (start.StartsWith(Utf8Mark))
        {
            return Named("UTF-8 with a byte order mark", "utf-8", 3, tally);
        }

        if (start is [0xFF, 0xFE, ..])
        {
            return Named("UTF-16", "utf-16", 2, tally);
        }

        if (start is [0xFE, 0xFF, ..])
        {
            return Named("UTF-16, big-endian", "utf-16BE", 2, tally);
        }

        // Text in Windows-1252 forms next to no valid UTF-8 sequences; a UTF-8 file with a few damaged bytes forms many.
        return tally.Sequences >= tally.Strays
            ? Named("UTF-8", "utf-8", 0, tally)
            : Named("Windows-1252", "windows-1252", 0, tally);
    }

    private static FileEncoding Named(string title, string name, int mark, Tally tally)
        => new(title, Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, Marked), mark,
            tally.CarriageReturns && !tally.LineFeeds);

    private sealed class Tally
    {
        public byte[] Start { get; private set; } = [];

        public long Sequences { get; private set; }

        public long Strays { get; private set; }

        public bool LineFeeds { get; private set; }

        public bool CarriageReturns { get; private set; }

        public static Tally Of(Stream file, CancellationToken cancellation)
        {
            var tally = new Tally();
            var block = ArrayPool<byte>.Shared.Rent(128 * 1024);
            file.Position = 0;
            var held = 0;
            int read;
            do
            {
                cancellation.ThrowIfCancellationRequested();
                read = file.Read(block, held, block.Length - held);
                held += read;
                tally.Start = tally.Start.Length == 0 ? block[..Math.Min(held, 4)] : tally.Start;
                held = tally.Take(block, held, atEnd: read == 0);
            }
            while (read > 0);
            ArrayPool<byte>.Shared.Return(block);
            return tally;
        }

        // Returns how many bytes at the end wait for the rest of their sequence, moved to the front of the block.
        private int Take(byte[] block, int length, bool atEnd)
        {
            var rest = block.AsSpan(0, length);
            LineFeeds |= rest.Contains((byte)'\n');
            CarriageReturns |= rest.Contains((byte)'\r');
            while (true)
            {
                var next = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (next < 0)
                {
                    return 0;
                }

                rest = rest[next..];
                var status = Rune.DecodeFromUtf8(rest, out _, out var consumed);
                if (status == OperationStatus.NeedMoreData && !atEnd)
                {
                    rest.CopyTo(block);
                    return rest.Length;
                }

                if (status == OperationStatus.Done)
                {
                    Sequences++;
                }
                else
                {
                    Strays++;
                }

                rest = rest[consumed..];
            }
        }
    }
}
