using System.Collections.Concurrent;

namespace LineOfSight.Linkage.Records;

/// <summary>Reads a stream on a thread of its own, a few blocks ahead: decompressing and understanding then take turns on two cores.</summary>
internal sealed class Ahead : Stream
{
    private const int BlockSize = 1 << 18;
    private const int BlocksAhead = 8;
    private readonly Stream inner;
    private readonly BlockingCollection<(byte[] Block, int Length)> blocks = new(BlocksAhead);
    private readonly CancellationTokenSource left = new();
    private readonly Task reading;
    private byte[] block = [];
    private int at;
    private int length;

    public Ahead(Stream inner)
    {
        this.inner = inner;
        reading = Task.Factory.StartNew(ReadOn, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
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

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (at == length)
        {
            if (!blocks.TryTake(out var next, Timeout.Infinite))
            {
                // What went wrong on the other thread is thrown here, once.
                reading.GetAwaiter().GetResult();
                return 0;
            }

            (block, length) = next;
            at = 0;
        }

        var given = Math.Min(count, length - at);
        Array.Copy(block, at, buffer, offset, given);
        at += given;
        return given;
    }

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
            left.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
            inner.Dispose();
            blocks.Dispose();
            left.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadOn()
    {
        try
        {
            while (!left.IsCancellationRequested)
            {
                var next = new byte[BlockSize];
                var read = inner.ReadAtLeast(next, BlockSize, throwOnEndOfStream: false);
                if (read == 0)
                {
                    return;
                }

                blocks.Add((next, read), left.Token);
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The reader went away before the end: nobody wants the rest.
        }
        finally
        {
            blocks.CompleteAdding();
        }
    }
}
