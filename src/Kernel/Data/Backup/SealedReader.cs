using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>A stream of what <see cref="SealedWriter"/> was given: reads ahead, opens several chunks at once, and ends only at the marked last one.</summary>
internal sealed class SealedReader : Stream
{
    private readonly Stream from;
    private readonly byte[] key;
    private readonly byte[] binding;
    private readonly BlockingCollection<Task<byte[]>> opening = new(Environment.ProcessorCount + 2);
    private readonly CancellationTokenSource enough = new();
    private readonly Task reading;
    private byte[] current = [];
    private int next;

    public SealedReader(Stream from, byte[] key, byte[] binding)
    {
        (this.from, this.key, this.binding) = (from, key, binding);
        reading = Task.Factory.StartNew(ReadIn, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (next == current.Length)
        {
            if (!opening.TryTake(out var piece, Timeout.Infinite))
            {
                reading.GetAwaiter().GetResult();
                return 0;
            }

            (current, next) = (piece.GetAwaiter().GetResult(), 0);
        }

        var take = Math.Min(buffer.Length, current.Length - next);
        current.AsSpan(next, take).CopyTo(buffer);
        next += take;
        return take;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            enough.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
            enough.Dispose();
            opening.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadIn()
    {
        try
        {
            var last = false;
            for (var place = 0L; !last; place++)
            {
                var start = new byte[Chunk.LengthLength];
                Fill(start);
                var length = BinaryPrimitives.ReadUInt32BigEndian(start);
                last = (length & Chunk.LastBit) != 0;
                length &= ~Chunk.LastBit;
                if (length is < 5 or > Chunk.Largest)
                {
                    throw new BackupDamaged($"piece {place + 1} is not as it was written.");
                }

                var written = new byte[length + Chunk.TagLength];
                Fill(written);
                var (at, isLast) = (place, last);
                opening.Add(Task.Run(() => Chunk.Open(key, binding, at, isLast, written), CancellationToken.None), enough.Token);
            }

            if (from.ReadByte() >= 0)
            {
                throw new BackupDamaged("something was put behind its end.");
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever read has read enough.
        }
        finally
        {
            opening.CompleteAdding();
        }
    }

    private void Fill(byte[] buffer)
    {
        if (from.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw new BackupDamaged("its end was cut off.");
        }
    }
}
