using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LineOfSight.Kernel.Tests.Files;

/// <summary>Listens where clamd would, reads what it is sent, and answers what it is told to; null never answers.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;

    public FakeClamd(string? answer)
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        serving = ServeAsync(answer);
    }

    public EndPoint Address => listener.LocalEndPoint!;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync(string? answer)
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptAsync(end.Token);
                await using var stream = new NetworkStream(socket);
                await ReadAsync(stream);
                if (answer is null)
                {
                    await Task.Delay(Timeout.Infinite, end.Token);
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer!), end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    // The command, then chunks that each say their length, then a length of nothing.
    private async Task ReadAsync(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, end.Token);
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, end.Token);
            var count = BinaryPrimitives.ReadInt32BigEndian(length);
            if (count == 0)
            {
                return;
            }

            await stream.ReadExactlyAsync(new byte[count], end.Token);
        }
    }
}
