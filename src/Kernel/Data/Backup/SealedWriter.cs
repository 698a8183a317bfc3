using System.Buffers;
using System.Collections.Concurrent;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>A stream that cuts what it is given into chunks, compresses and encrypts several at once, and writes them in order.</summary>
internal sealed class SealedWriter : Stream
{
    private readonly Stream to;
    private readonly byte[] key;
    private readonly byte[] binding;
    private readonly bool compress;
    private readonly BlockingCollection<Task<byte[]>> sealing = new(Environment.ProcessorCount + 2);
    private readonly Task writing;
    private byte[] filling = ArrayPool<byte>.Shared.Rent(Chunk.Size);
    private int filled;
    private long place;
    private bool finished;

    public SealedWriter(Stream to, byte[] key, byte[] binding, bool compress)
    {
        (this.to, this.key, this.binding, this.compress) = (to, key, binding, compress);
        writing = Task.Factory.StartNew(WriteOut, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // A full chunk is sealed only when more follows, so that the last one always holds something and is known to be the last.
            if (filled == Chunk.Size)
            {
                Next(last: false);
            }

            var take = Math.Min(buffer.Length, Chunk.Size - filled);
            buffer[..take].CopyTo(filling.AsSpan(filled));
            filled += take;
            buffer = buffer[take..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Seals the last chunk and waits until everything was handed to the stream beneath.</summary>
    public void Finish()
    {
        Next(last: true);
        finished = true;
        sealing.CompleteAdding();
        writing.GetAwaiter().GetResult();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !finished)
        {
            finished = true;
            sealing.CompleteAdding();
            ((IAsyncResult)writing).AsyncWaitHandle.WaitOne();
        }

        if (disposing)
        {
            sealing.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Next(bool last)
    {
        var (content, length, at) = (filling, filled, place++);
        (filling, filled) = (last ? [] : ArrayPool<byte>.Shared.Rent(Chunk.Size), 0);
        var piece = Task.Run(() =>
        {
            var written = Chunk.Seal(key, binding, at, last, content.AsSpan(0, length), compress);
            ArrayPool<byte>.Shared.Return(content);
            return written;
        });
        while (!sealing.TryAdd(piece, millisecondsTimeout: 200))
        {
            // Nobody takes from the queue any more when writing failed: its reason is the one to tell.
            if (writing.IsCompleted)
            {
                writing.GetAwaiter().GetResult();
            }
        }
    }

    private void WriteOut()
    {
        foreach (var piece in sealing.GetConsumingEnumerable())
        {
            to.Write(piece.GetAwaiter().GetResult());
        }
    }
}
