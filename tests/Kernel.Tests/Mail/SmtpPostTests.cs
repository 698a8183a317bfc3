using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Mail.Smtp;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>Mail servers that hang, break off and lie, at each step: the answer always says whether the letter may have gone.</summary>
public sealed class SmtpPostTests
{
    private static readonly string[] BeforeTheLetter = ["greet", "ehlo", "mail", "rcpt", "data"];

    private static readonly Dictionary<string, Trouble> Kinds = new()
    {
        ["hang"] = async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return false;
        },
        ["close"] = (_, _) => Task.FromResult(false),
        ["garbage"] = (stream, stop) => SayAsync(stream, "HTTP/1.1 200 OK\r\n\r\n", stop),
        ["binary"] = (stream, stop) => SayAsync(stream, "\u0001\u0002\u0003\u0004\n", stop),
        ["half a code"] = (stream, stop) => SayAsync(stream, "25\r\n", stop),
        ["code 999"] = (stream, stop) => SayAsync(stream, "999 what\r\n", stop),
        ["two codes"] = (stream, stop) => SayAsync(stream, "250-fine\r\n550 not fine\r\n", stop),
        ["a line without end"] = async (stream, stop) =>
        {
            var piece = Encoding.ASCII.GetBytes("250 " + new string('x', 4000));
            while (true)
            {
                await stream.WriteAsync(piece, stop);
            }
        },
        ["lines without end"] = async (stream, stop) =>
        {
            while (true)
            {
                await SayAsync(stream, "250-and\r\n220-then\r\n", stop);
            }
        },
        ["banner without end"] = async (stream, stop) =>
        {
            while (true)
            {
                await SayAsync(stream, "220-welcome\r\n", stop);
            }
        },
    };

    public static TheoryData<string, string> EveryTrouble => new(BeforeTheLetter.Append("content").SelectMany(s => Kinds.Keys.Select(k => (s, k))));

    [Theory]
    [MemberData(nameof(EveryTrouble))]
    public async Task A_server_that_hangs_or_lies_is_left_and_a_letter_in_doubt_is_called_that(string step, string kind)
    {
        await using var server = new ScriptedServer();
        server.Troubles[step] = Kinds[kind];
        var handedOver = 0;
        var patience = kind == "hang" ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(20);
        var delivered = await new SmtpPost(server.Settings with { Patience = patience }).SendAsync(Letter(), () => Task.FromResult(handedOver++), TestContext.Current.CancellationToken);
        Assert.Equal(step == "content" ? (Delivery.Unknown, 1) : (Delivery.ServerFailed, 0), (delivered.Delivery, handedOver));
        Assert.Matches("^The mail server|^The connection to the mail server broke", delivered.Trouble);
        Assert.All(delivered.Trouble!, c => Assert.InRange(c, ' ', '’'));
    }

    [Theory]
    [InlineData("greet", "421 too busy", Delivery.ServerFailed)]
    [InlineData("greet", "554 go away", Delivery.ServerFailed)]
    [InlineData("mail", "450 not now", Delivery.ServerFailed)]
    [InlineData("mail", "550 not you", Delivery.ServerFailed)]
    [InlineData("rcpt", "450 greylisted", Delivery.Failed)]
    [InlineData("rcpt", "550 no such person", Delivery.Refused)]
    [InlineData("data", "451 not now", Delivery.Failed)]
    [InlineData("data", "554 no", Delivery.Refused)]
    [InlineData("data", "250 fine", Delivery.Failed)]
    [InlineData("content", "451 not now", Delivery.Failed)]
    [InlineData("content", "552 too big", Delivery.Refused)]
    [InlineData("content", "354 more", Delivery.Unknown)]
    public async Task An_answer_is_taken_at_its_word(string step, string reply, object expected)
    {
        await using var server = new ScriptedServer();
        server.Troubles[step] = (stream, stop) => SayAsync(stream, reply + "\r\n", stop);
        var delivered = await new SmtpPost(server.Settings).SendAsync(Letter(), () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal((Delivery)expected, delivered.Delivery);
        Assert.Contains(reply, delivered.Trouble);
    }

    [Fact]
    public async Task A_server_that_reads_no_further_leaves_the_letter_in_doubt()
    {
        await using var server = new ScriptedServer();
        server.Troubles["deaf"] = Kinds["hang"];
        var huge = Message.Of(Guid.Empty, "ada@example.org", "Big", new string('x', 20_000_000), null, DateTimeOffset.UnixEpoch, server.Settings);
        var delivered = await new SmtpPost(server.Settings with { Patience = TimeSpan.FromMilliseconds(500) }).SendAsync(huge, () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal(Delivery.Unknown, delivered.Delivery);
    }

    [Fact]
    public async Task Nobody_there_and_no_such_name_are_said()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var free = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var nobody = await new SmtpPost(new MailSettings { Host = "127.0.0.1", Port = free }).SendAsync(Letter(), () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal((Delivery.ServerFailed, "The mail server takes no connections."), (nobody.Delivery, nobody.Trouble));
        var nameless = await new SmtpPost(new MailSettings { Host = "mail.invalid" }).SendAsync(Letter(), () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal((Delivery.ServerFailed, "The mail server’s name is not known."), (nameless.Delivery, nameless.Trouble));
    }

    [Fact]
    public async Task Lines_that_begin_with_a_dot_arrive_as_they_were()
    {
        await using var server = new ScriptedServer();
        var text = ".\n..\n.hidden\nlast";
        var delivered = await new SmtpPost(server.Settings).SendAsync(
            Message.Of(Guid.Empty, "ada@example.org", "Dots", text, null, DateTimeOffset.UnixEpoch, server.Settings), () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal(Delivery.Taken, delivered.Delivery);
        await server.HearOutAsync();
        Assert.EndsWith("\r\n\r\n=2E\r\n=2E.\r\n=2Ehidden\r\nlast\r\n", Assert.Single(server.Letters));
    }

    [Fact]
    public async Task Encryption_is_used_and_the_sign_in_is_said_only_inside_it()
    {
        using var certificate = Certificate("localhost");
        await using var server = new ScriptedServer { Offers = ["STARTTLS", "AUTH PLAIN LOGIN"], Certificate = certificate };
        var settings = server.Settings with { AlwaysEncrypt = true, User = "los", Password = "s3cret" };
        var delivered = await new SmtpPost(settings, certificate).SendAsync(Letter(), () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal(Delivery.Taken, delivered.Delivery);
        await server.HearOutAsync();
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"], server.Commands.Select(c => c.Split(' ', ':')[0]));
    }

    [Theory]
    [InlineData("offers none", "offers no encryption")]
    [InlineData("refuses it", "did not begin the encryption")]
    [InlineData("not trusted", "certificate is not to be trusted")]
    [InlineData("another name", "certificate is not to be trusted")]
    [InlineData("slips something in", "more than it was asked")]
    [InlineData("hangs in it", "did not finish the encryption")]
    public async Task Without_encryption_nothing_is_said_that_matters(string how, string words)
    {
        using var certificate = Certificate(how == "another name" ? "elsewhere.example.org" : "localhost");
        using var other = Certificate("localhost");
        await using var server = new ScriptedServer { Offers = how == "offers none" ? ["AUTH PLAIN"] : ["STARTTLS", "AUTH PLAIN"], Certificate = certificate };
        if (how == "refuses it")
        {
            server.Troubles["starttls"] = (stream, stop) => SayAsync(stream, "454 not now\r\n", stop);
        }

        if (how == "slips something in")
        {
            server.Troubles["starttls"] = (stream, stop) => SayAsync(stream, "220 go on\r\n250 AUTH PLAIN\r\n", stop);
        }

        if (how == "hangs in it")
        {
            server.Troubles["starttls"] = async (stream, stop) =>
            {
                await SayAsync(stream, "220 go on\r\n", stop);
                return await Kinds["hang"](stream, stop);
            };
        }

        var settings = server.Settings with { AlwaysEncrypt = true, User = "los", Password = "s3cret", Patience = how == "hangs in it" ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(20) };
        var delivered = await new SmtpPost(settings, how == "not trusted" ? other : certificate).SendAsync(Letter(), () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal(Delivery.ServerFailed, delivered.Delivery);
        Assert.Contains(words, delivered.Trouble);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", delivered.Trouble);
    }

    [Fact]
    public async Task A_sign_in_that_is_refused_says_nothing_of_the_password()
    {
        await using var server = new ScriptedServer { Offers = ["AUTH LOGIN"] };
        server.Troubles["auth"] = (stream, stop) => SayAsync(stream, "535 no\r\n", stop);
        var delivered = await new SmtpPost(server.Settings with { User = "los", Password = "s3cret" }).SendAsync(Letter(), () => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Equal((Delivery.ServerFailed, "The mail server did not take the user name and the password: 535 no"), (delivered.Delivery, delivered.Trouble));
    }

    private static Message Letter() =>
        Message.Of(Guid.Empty, "ada@example.org", "Hello", "Words", null, DateTimeOffset.UnixEpoch, new MailSettings { From = "no-reply@los.example.org" });

    private static async Task<bool> SayAsync(Stream stream, string text, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop);
        return true;
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
