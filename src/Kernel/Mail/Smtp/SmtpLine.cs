using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LineOfSight.Kernel.Mail.Smtp;

/// <summary>
/// A connection to a mail server that may hang or lie: each answer has a time, a length and a number of lines that it may not pass.
/// </summary>
internal sealed class SmtpLine : IAsyncDisposable
{
    private const int LongestLine = 2000;
    private const int MostLines = 100;
    private readonly MailSettings settings;
    private readonly Socket socket;
    private readonly byte[] buffer = new byte[4096];
    private Stream stream;
    private int start;
    private int end;

    private SmtpLine(MailSettings settings, Socket socket, Stream stream) => (this.settings, this.socket, this.stream) = (settings, socket, stream);

    /// <summary>True when the server is this machine itself: nobody can listen on the way.</summary>
    public bool IsLoopback => socket.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>True once nobody on the way can read or change what is said.</summary>
    public bool IsEncrypted => stream is SslStream;

    /// <summary>Connects.</summary>
    /// <exception cref="SmtpTrouble">The server cannot be reached.</exception>
    public static async Task<SmtpLine> OpenAsync(MailSettings settings, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            return await WithinAsync(settings, "did not let us connect", async patience =>
            {
                await socket.ConnectAsync(settings.Host!, settings.Port, patience);
                return new SmtpLine(settings, socket, new NetworkStream(socket, ownsSocket: false));
            }, stop);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Encrypts what follows.</summary>
    /// <param name="trusted">In tests, the only certificate to trust; null for those that the machine trusts.</param>
    /// <param name="stop">Cancels.</param>
    public async Task EncryptAsync(X509Certificate2? trusted, CancellationToken stop)
    {
        // Whatever somebody on the way slipped in before the encryption began would be taken for the server's own answers.
        if (start != end)
        {
            throw new SmtpTrouble("The mail server said more than it was asked before the encryption began.");
        }

        var secure = new SslStream(stream, leaveInnerStreamOpen: false);
        var options = new SslClientAuthenticationOptions { TargetHost = settings.Host };
        if (trusted is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.Add(trusted);
        }

        await WithinAsync(settings, "did not finish the encryption", async patience =>
        {
            await secure.AuthenticateAsClientAsync(options, patience);
            return true;
        }, stop);
        stream = secure;
    }

    /// <summary>Says a command and reads the answer.</summary>
    /// <param name="command">The command, without line break.</param>
    /// <param name="doing">What it is for, to be told when no answer comes: "did not answer …".</param>
    /// <param name="stop">Cancels.</param>
    public async Task<SmtpReply> AskAsync(string command, string doing, CancellationToken stop)
    {
        // No command may become two: addresses are checked before, and this is the last door.
        if (command.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
        {
            throw new SmtpTrouble("A command would have held a line break.");
        }

        await SayAsync(Encoding.ASCII.GetBytes(command + "\r\n"), doing, stop);
        return await HearAsync(doing, stop);
    }

    /// <summary>Sends bytes as they are.</summary>
    public Task SayAsync(ReadOnlyMemory<byte> bytes, string doing, CancellationToken stop) => WithinAsync(settings, doing, async patience =>
    {
        await stream.WriteAsync(bytes, patience);
        await stream.FlushAsync(patience);
        return true;
    }, stop);

    /// <summary>Reads one answer.</summary>
    public Task<SmtpReply> HearAsync(string doing, CancellationToken stop) => WithinAsync(settings, doing, async patience =>
    {
        var lines = new List<string>();
        var code = 0;
        while (true)
        {
            var line = await LineAsync(patience);
            var digits = line.Length >= 3 && line.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0;
            if (!digits || line[0] is < '2' or > '5' || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new SmtpTrouble("The mail server answered with something that no mail server says.");
            }

            var its = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
            if (lines.Count > 0 && its != code)
            {
                throw new SmtpTrouble("The mail server answered two things at once.");
            }

            code = its;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }

            if (lines.Count == MostLines)
            {
                throw new SmtpTrouble("The mail server’s answer does not end.");
            }
        }
    }, stop);

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        // A peer that reads nothing more must not hold us: the socket is closed as it is.
        socket.Dispose();
        try
        {
            await stream.DisposeAsync();
        }
        catch (Exception trouble) when (trouble is IOException or ObjectDisposedException or SocketException)
        {
            // It was closed already; what there was to know has been heard.
        }
    }

    private static async Task<T> WithinAsync<T>(MailSettings settings, string doing, Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(settings.Patience);
        try
        {
            return await work(patience.Token);
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new SmtpTrouble($"The mail server {doing} in {settings.Patience.TotalSeconds:0.#} seconds.", late);
        }
        catch (AuthenticationException refused)
        {
            throw new SmtpTrouble("The mail server’s certificate is not to be trusted, or it speaks no encryption that we do.", refused);
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            throw new SmtpTrouble(
                broken is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } ? "The mail server’s name is not known."
                : broken is SocketException { SocketErrorCode: SocketError.ConnectionRefused } ? "The mail server takes no connections."
                : "The connection to the mail server broke.",
                broken);
        }
    }

    private async Task<string> LineAsync(CancellationToken stop)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, stop));
                if (end == 0)
                {
                    throw new SmtpTrouble("The mail server closed the connection.");
                }
            }

            var next = (char)buffer[start++];
            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            if (line.Length == LongestLine)
            {
                throw new SmtpTrouble("The mail server’s answer does not end.");
            }

            line.Append(next);
        }
    }
}
