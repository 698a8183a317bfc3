using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LineOfSight.Kernel.Files;

/// <summary>
/// Asks clamd by its command INSTREAM. Clean is the exact answer "stream: OK" and nothing else: clamd itself calls files that are over
/// its limits clean unless its own setting AlertExceedsMax is on (docs/operating.md).
/// </summary>
/// <param name="address">A Unix socket, or an address on this machine.</param>
/// <param name="patience">How long an answer may take in all.</param>
public sealed class Clamd(EndPoint address, TimeSpan patience) : IScanFiles
{
    /// <summary>How long a person waits at most before the file is left to be checked later.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int LongestAnswer = 4096;

    /// <inheritdoc />
    public Scanning Scanning => Scanning.On;

    /// <summary>
    /// Reads the setting <c>Files:Scanner</c>: <c>unix:/run/clamav/clamd.ctl</c>, <c>tcp:127.0.0.1:3310</c>, or <c>off</c> (Development only).
    /// </summary>
    /// <param name="setting">The setting, or null.</param>
    /// <param name="isDevelopment">True in Development.</param>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static IScanFiles Of(string? setting, bool isDevelopment)
    {
        if (string.IsNullOrWhiteSpace(setting) || setting == "off")
        {
            return new NoScanner(isDevelopment ? Scanning.Off : Scanning.NotSet);
        }

        if (setting.StartsWith("unix:/", StringComparison.Ordinal))
        {
            return new Clamd(new UnixDomainSocketEndPoint(setting["unix:".Length..]), Patience);
        }

        // The stream is not encrypted: it stays on this machine.
        return setting.StartsWith("tcp:", StringComparison.Ordinal) && IPEndPoint.TryParse(setting["tcp:".Length..], out var at) && at.Port > 0 && IPAddress.IsLoopback(at.Address)
            ? new Clamd(at, Patience)
            : throw new FormatException($"Files:Scanner is \"{setting}\": set it to unix:/run/clamav/clamd.ctl, to tcp:127.0.0.1:3310 (this machine only), or, in Development, to off.");
    }

    /// <inheritdoc />
    public async Task<ScanResult> ScanAsync(Stream file, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, address is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp);
            await socket.ConnectAsync(address, limit.Token);
            await using var stream = new NetworkStream(socket);
            await SendAsync(stream, file, limit.Token);
            return Read(await AnswerAsync(stream, limit.Token));
        }
        catch (Exception trouble) when (trouble is IOException or SocketException || (trouble is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // Away, broken off or too slow: the file stays as it is, and nobody opens it.
            return new ScanResult(ScanVerdict.Unknown, trouble is OperationCanceledException ? "no answer in time" : trouble.Message);
        }
    }

    internal static ScanResult Read(string answer) => new(
        answer == "stream: OK" ? ScanVerdict.Clean
            : answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal)
                && !answer.Contains("Heuristics.Limits.Exceeded", StringComparison.Ordinal) ? ScanVerdict.Infected
            : ScanVerdict.Unknown,
        answer);

    private static async Task SendAsync(NetworkStream stream, Stream file, CancellationToken stop)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        var buffer = new byte[4 + (64 * 1024)];
        int read;
        while ((read = await file.ReadAsync(buffer.AsMemory(4), stop)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await stream.WriteAsync(buffer.AsMemory(0, 4 + read), stop);
        }

        await stream.WriteAsync(new byte[4], stop);
    }

    // Up to the NUL that ends it; what comes without one was broken off.
    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken stop)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), stop);
            if (read == 0)
            {
                return "broken off: " + Encoding.ASCII.GetString(answer, 0, length);
            }

            length += read;
            if (answer.AsSpan(0, length).IndexOf((byte)0) is >= 0 and var end)
            {
                return end == length - 1 ? Encoding.ASCII.GetString(answer, 0, end) : "more than one answer";
            }
        }

        return "an answer without end";
    }
}
