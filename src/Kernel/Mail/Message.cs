using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace LineOfSight.Kernel.Mail;

/// <summary>A letter as it travels (RFC 5322, RFC 2045; an invitation as RFC 6047 says). Every line is ASCII and at most 76 characters.</summary>
internal sealed class Message
{
    private const int LineLimit = 76;

    private Message(Guid id, string from, string to, byte[] bytes) => (Id, From, To, Bytes) = (id, from, to, bytes);

    /// <summary>The letter. Its Message-ID is made of it and stays the same when it is sent again, so that the reader's server knows it.</summary>
    public Guid Id { get; }

    /// <summary>The sender's bare address.</summary>
    public string From { get; }

    /// <summary>The reader's bare address.</summary>
    public string To { get; }

    /// <summary>Headers and body, with CRLF.</summary>
    public byte[] Bytes { get; }

    /// <summary>Writes a letter.</summary>
    public static Message Of(Guid id, string to, string subject, string text, string? calendar, DateTimeOffset at, MailSettings settings)
    {
        var from = new MailAddress(settings.From);
        if (!EmailAddresses.CanBeSentTo(to) || !EmailAddresses.CanBeSentTo(from.Address))
        {
            throw new ArgumentException("An address cannot be written into a header.", nameof(to));
        }

        var mail = new StringBuilder();
        Header(mail, "From", $"Line of Sight <{from.Address}>");
        Header(mail, "To", to);
        Header(mail, "Subject", Encoded(subject));
        Header(mail, "Date", at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(mail, "Message-ID", $"<{id:N}@{from.Host}>");
        Header(mail, "MIME-Version", "1.0");
        // RFC 3834: no holiday answers, please.
        Header(mail, "Auto-Submitted", "auto-generated");
        if (calendar is null)
        {
            Text(mail, text);
        }
        else
        {
            var boundary = $"part-{id:N}";
            Header(mail, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
            mail.Append(CultureInfo.InvariantCulture, $"\r\n--{boundary}\r\n");
            Text(mail, text);
            mail.Append(CultureInfo.InvariantCulture, $"\r\n--{boundary}\r\n");
            Header(mail, "Content-Type", $"text/calendar; charset=utf-8; method={MethodOf(calendar)}");
            Header(mail, "Content-Transfer-Encoding", "base64");
            mail.Append("\r\n").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(calendar), Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
            mail.Append(CultureInfo.InvariantCulture, $"\r\n--{boundary}--\r\n");
        }

        return new Message(id, from.Address, to.Trim(), Encoding.ASCII.GetBytes(mail.ToString()));
    }

    private static void Header(StringBuilder mail, string name, string value)
    {
        if (value.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 && name != "Subject")
        {
            throw new ArgumentException($"The header {name} would hold what no header may.", nameof(value));
        }

        mail.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    private static void Text(StringBuilder mail, string text)
    {
        Header(mail, "Content-Type", "text/plain; charset=utf-8");
        Header(mail, "Content-Transfer-Encoding", "quoted-printable");
        mail.Append("\r\n");
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            QuotedPrintable(mail, line);
        }
    }

    private static string MethodOf(string calendar) =>
        calendar.Contains("\r\nMETHOD:CANCEL\r\n", StringComparison.Ordinal) ? "CANCEL" : "REQUEST";

    // RFC 2047: words of at most 75 characters, each whole characters of UTF-8.
    private static string Encoded(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.Length <= 900 / 12 && !text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var words = new List<string>();
        var chunk = new List<byte>();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            // A line break in a subject would begin another header; encoded, it is a space.
            var written = (Rune.IsControl(rune) ? new Rune(' ') : rune).EncodeToUtf8(bytes);
            if (chunk.Count + written > 42)
            {
                words.Add($"=?utf-8?B?{Convert.ToBase64String(chunk.ToArray())}?=");
                chunk.Clear();
            }

            chunk.AddRange(bytes[..written]);
        }

        words.Add($"=?utf-8?B?{Convert.ToBase64String(chunk.ToArray())}?=");
        return string.Join("\r\n ", words);
    }

    private static void QuotedPrintable(StringBuilder mail, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var last = i == bytes.Length - 1;
            // A space at the end of a line gets lost on the way, and a dot at its beginning ends a message.
            var plain = bytes[i] is >= 33 and <= 126 and not (byte)'=' || (bytes[i] == ' ' && !last);
            plain &= !(column == 0 && bytes[i] == '.');
            var width = plain ? 1 : 3;
            if (column + width > LineLimit - 1)
            {
                mail.Append("=\r\n");
                column = 0;
                plain &= bytes[i] != '.';
                width = plain ? 1 : 3;
            }

            column += width;
            _ = plain ? mail.Append((char)bytes[i]) : mail.Append(CultureInfo.InvariantCulture, $"={bytes[i]:X2}");
        }

        mail.Append("\r\n");
    }
}
