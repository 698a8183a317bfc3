using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Mail;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>Whatever a letter says, it travels in short lines of ASCII, adds no header, and is read back as it was.</summary>
public sealed class MessageTests
{
    private static readonly MailSettings Settings = new() { From = "no-reply@los.example.org" };

    [Fact]
    public void Any_text_travels_and_is_read_back() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        text = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]).ReplaceLineEndings("\n");
        var mail = Encoding.ASCII.GetString(Message.Of(Guid.Empty, "ada@example.org", "S " + text, text, null, DateTimeOffset.UnixEpoch, Settings).Bytes);
        var (head, body) = (mail.Split("\r\n\r\n", 2)[0], mail.Split("\r\n\r\n", 2)[1]);
        return mail.Split("\r\n").All(l => l.Length <= 78 && l.All(c => c is >= ' ' and <= '~'))
            && mail.Replace("\r\n", "", StringComparison.Ordinal).All(c => c is not ('\r' or '\n'))
            && head.Split("\r\n").Where(l => l[0] != ' ').Select(l => l.Split(':')[0]).SequenceEqual(
                ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding"])
            && Decoded(body).TrimEnd('\n') == text.TrimEnd('\n');
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("ada@example.org\r\nBcc: all@example.org")]
    [InlineData("ada@example.org, all@example.org")]
    [InlineData("<ada@example.org>")]
    public void An_address_that_holds_more_than_one_is_refused(string to) =>
        Assert.Throws<ArgumentException>(() => Message.Of(Guid.Empty, to, "Hello", "Words", null, DateTimeOffset.UnixEpoch, Settings));

    [Fact]
    public void A_subject_is_one_header_whatever_it_holds()
    {
        var mail = Encoding.ASCII.GetString(Message.Of(Guid.Empty, "ada@example.org", "Hello\r\nBcc: all@example.org 🎈 " + new string('é', 300), "Words", null, DateTimeOffset.UnixEpoch, Settings).Bytes);
        Assert.DoesNotContain("\nBcc:", mail);
        var subject = mail.Split("Subject: ")[1].Split("\r\nDate:")[0];
        Assert.All(subject.Split("\r\n "), word => Assert.Matches(@"^=\?utf-8\?B\?[A-Za-z0-9+/=]+\?=$", word));
        Assert.All(subject.Split("\r\n "), word => Assert.InRange(word.Length, 1, 75));
        var read = string.Concat(subject.Split("\r\n ").Select(w => Encoding.UTF8.GetString(Convert.FromBase64String(w[10..^2]))));
        Assert.Equal("Hello  Bcc: all@example.org 🎈 " + new string('é', 300), read);
    }

    private static string Decoded(string body)
    {
        var bytes = new List<byte>();
        body = body.Replace("=\r\n", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '=')
            {
                bytes.Add(Convert.ToByte(body.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)body[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
