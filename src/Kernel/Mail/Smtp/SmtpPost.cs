using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LineOfSight.Kernel.Mail.Smtp;

/// <summary>
/// Hands letters to a mail server (RFC 5321), encrypted unless the server is this machine, and knows at each moment whether a letter may
/// have gone. The framework's own client cannot tell (docs/decisions/0015).
/// </summary>
internal sealed class SmtpPost(MailSettings settings, X509Certificate2? trusted = null) : IPost
{
    private const int ImplicitTlsPort = 465;

    public bool? HasArrived(Guid letter) => null;

    public async Task<Delivered> SendAsync(Message message, Func<Task> handingOver, CancellationToken stop)
    {
        var handedOver = false;
        try
        {
            await using var line = await SmtpLine.OpenAsync(settings, stop);
            await GreetAsync(line, stop);
            Expect(await line.AskAsync($"MAIL FROM:<{message.From}>", "did not answer who may write", stop), "did not take us as the sender");
            var reader = await line.AskAsync($"RCPT TO:<{message.To}>", "did not answer who may read", stop);
            if (!reader.IsYes)
            {
                return Of(reader, "did not take the reader");
            }

            var data = await line.AskAsync("DATA", "did not answer whether it takes a letter", stop);
            if (data.Code != 354)
            {
                return Of(data, "did not take the letter");
            }

            await handingOver();
            handedOver = true;
            // From here on the program's own stopping does not cut in: the answer decides whether somebody has to be asked.
            await line.SayAsync(Stuffed(message.Bytes), "did not take the whole letter", CancellationToken.None);
            var answer = await line.HearAsync("did not say whether it has the letter", CancellationToken.None);
            if (answer.IsYes)
            {
                await LeaveAsync(line);
                return new Delivered(Delivery.Taken);
            }

            return answer.IsNotNow || answer.IsNever ? Of(answer, "did not take the letter") : new Delivered(Delivery.Unknown, $"The mail server answered the letter with {answer}.");
        }
        catch (SmtpTrouble trouble)
        {
            return new Delivered(handedOver ? Delivery.Unknown : Delivery.ServerFailed, trouble.Message);
        }
    }

    private static Delivered Of(SmtpReply reply, string doing) =>
        new(reply.IsNever ? Delivery.Refused : Delivery.Failed, $"The mail server {doing}: {reply}");

    private static void Expect(SmtpReply reply, string otherwise)
    {
        if (!reply.IsYes)
        {
            throw new SmtpTrouble($"The mail server {otherwise}: {reply}");
        }
    }

    // RFC 5321, 4.5.2: a line that begins with a dot gets another, and a dot alone ends the letter.
    private static byte[] Stuffed(byte[] letter)
    {
        var stuffed = new List<byte>(letter.Length + 64);
        var fresh = true;
        foreach (var next in letter)
        {
            if (fresh && next == '.')
            {
                stuffed.Add((byte)'.');
            }

            stuffed.Add(next);
            fresh = next == '\n';
        }

        stuffed.AddRange(fresh ? ".\r\n"u8 : "\r\n.\r\n"u8);
        return [.. stuffed];
    }

    // The letter is theirs; whether they say goodbye changes nothing.
    private static async Task LeaveAsync(SmtpLine line)
    {
        try
        {
            await line.SayAsync("QUIT\r\n"u8.ToArray(), "did not take our goodbye", CancellationToken.None);
        }
        catch (SmtpTrouble)
        {
            // They closed first.
        }
    }

    private async Task GreetAsync(SmtpLine line, CancellationToken stop)
    {
        if (settings.Port == ImplicitTlsPort)
        {
            await line.EncryptAsync(trusted, stop);
        }

        Expect(await line.HearAsync("did not greet us", stop), "did not greet us");
        var hello = await HelloAsync(line, stop);
        if (!line.IsEncrypted && (settings.AlwaysEncrypt || !line.IsLoopback))
        {
            if (!hello.Offers("STARTTLS"))
            {
                throw new SmtpTrouble("The mail server offers no encryption, and letters are not sent without.");
            }

            Expect(await line.AskAsync("STARTTLS", "did not begin the encryption", stop), "did not begin the encryption");
            await line.EncryptAsync(trusted, stop);
            // What was said before could have been anybody's.
            hello = await HelloAsync(line, stop);
        }

        if (settings.User is { } user)
        {
            await SignInAsync(line, hello, user, stop);
        }
    }

    private async Task<SmtpReply> HelloAsync(SmtpLine line, CancellationToken stop)
    {
        var host = new Uri(settings.Site).IdnHost;
        var hello = await line.AskAsync($"EHLO {(host.Contains(':', StringComparison.Ordinal) ? "localhost" : host)}", "did not answer our greeting", stop);
        Expect(hello, "did not answer our greeting");
        return hello;
    }

    private async Task SignInAsync(SmtpLine line, SmtpReply hello, string user, CancellationToken stop)
    {
        const string Doing = "did not answer our sign-in";
        SmtpReply reply;
        if (hello.Offers("AUTH", "PLAIN"))
        {
            reply = await line.AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{settings.Password}")}", Doing, stop);
        }
        else if (hello.Offers("AUTH", "LOGIN"))
        {
            reply = await line.AskAsync("AUTH LOGIN", Doing, stop);
            reply = reply.Code == 334 ? await line.AskAsync(Base64(user), Doing, stop) : reply;
            reply = reply.Code == 334 ? await line.AskAsync(Base64(settings.Password ?? ""), Doing, stop) : reply;
        }
        else
        {
            throw new SmtpTrouble("The mail server offers no way to sign in that we know (PLAIN or LOGIN).");
        }

        Expect(reply, "did not take the user name and the password");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
