using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LineOfSight.Kernel.Mail;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>What goes wrong at one step of a conversation; true when the conversation goes on as usual afterwards.</summary>
internal delegate Task<bool> Trouble(Stream stream, CancellationToken stop);

/// <summary>A mail server on loopback that is honest but for what a test tells it to do at one step.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Task serving;

    public ScriptedServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>The steps: <c>greet</c>, <c>ehlo</c>, <c>starttls</c>, <c>auth</c>, <c>mail</c>, <c>rcpt</c>, <c>data</c> and <c>content</c>.</summary>
    public Dictionary<string, Trouble> Troubles { get; } = [];

    /// <summary>What EHLO offers.</summary>
    public IReadOnlyList<string> Offers { get; set; } = ["PIPELINING", "8BITMIME"];

    /// <summary>For STARTTLS.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Every command that was heard.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>The letters that were taken, as they came, without the dots.</summary>
    public ConcurrentQueue<string> Letters { get; } = [];

    /// <summary>How to reach it.</summary>
    public MailSettings Settings => new()
    {
        Host = "localhost", Port = ((IPEndPoint)listener.LocalEndpoint).Port, From = "no-reply@los.example.org", Site = "https://los.example.org", Patience = TimeSpan.FromSeconds(20),
    };

    /// <summary>Takes no more callers and waits until everything that was said has been heard: the client does not wait for the last answer.</summary>
    public async Task HearOutAsync()
    {
        listener.Stop();
        await serving.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
    }

    private async Task ServeAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                conversations.Add(TalkAsync(await listener.AcceptSocketAsync(ended.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task TalkAsync(Socket socket)
    {
        using (socket)
        {
            Stream stream = new NetworkStream(socket);
            try
            {
                if (!await StepAsync(stream, "greet", "220 ready"))
                {
                    return;
                }

                while (await LineAsync(stream) is { } command)
                {
                    Commands.Enqueue(command);
                    var step = command.Split(' ', ':')[0].ToLowerInvariant();
                    var reply = step switch
                    {
                        "ehlo" => string.Join("\r\n", Offers.Prepend("localhost").Select((o, i) => i == Offers.Count ? $"250 {o}" : $"250-{o}")),
                        "data" => "354 go on",
                        "starttls" => "220 go on",
                        "auth" => "235 welcome",
                        "quit" => "221 bye",
                        _ => "250 fine",
                    };
                    if (!await StepAsync(stream, step, reply) || step == "quit")
                    {
                        return;
                    }

                    if (step == "starttls")
                    {
                        var secure = new SslStream(stream);
                        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, ended.Token);
                        stream = secure;
                    }

                    if (step == "data")
                    {
                        if (Troubles.ContainsKey("deaf") && !await StepAsync(stream, "deaf", ""))
                        {
                            return;
                        }

                        var letter = new StringBuilder();
                        while (await LineAsync(stream) is { } line && line != ".")
                        {
                            letter.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                        }

                        if (!await StepAsync(stream, "content", "250 taken"))
                        {
                            return;
                        }

                        Letters.Enqueue(letter.ToString());
                    }
                }
            }
            catch (Exception end) when (end is IOException or OperationCanceledException or AuthenticationException)
            {
                // The client left, or the test has ended.
            }
        }
    }

    private async Task<bool> StepAsync(Stream stream, string step, string reply)
    {
        if (Troubles.TryGetValue(step, out var trouble))
        {
            return await trouble(stream, ended.Token);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), ended.Token);
        return true;
    }

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, ended.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
