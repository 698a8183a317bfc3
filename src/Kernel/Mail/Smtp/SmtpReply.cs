using System.Globalization;

namespace LineOfSight.Kernel.Mail.Smtp;

/// <summary>What a mail server answered (RFC 5321, 4.2).</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int MostShown = 200;

    public bool IsYes => Code is >= 200 and < 300;

    public bool IsNotNow => Code is >= 400 and < 500;

    public bool IsNever => Code is >= 500 and < 600;

    /// <summary>True when an answer to EHLO names an extension.</summary>
    public bool Offers(string extension, string? word = null) => Lines.Skip(1).Any(line =>
    {
        var parts = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && parts[0].Equals(extension, StringComparison.OrdinalIgnoreCase)
            && (word is null || parts.Skip(1).Contains(word, StringComparer.OrdinalIgnoreCase));
    });

    /// <summary>For people: the code and the words, without whatever else a server may send.</summary>
    public override string ToString()
    {
        var words = new string([.. string.Join(' ', Lines).Where(c => c is >= ' ' and <= '~').Take(MostShown)]).Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{Code} {words}").Trim();
    }
}

/// <summary>A mail server did not do what it must; the message says what, for people.</summary>
internal sealed class SmtpTrouble(string message, Exception? inner = null) : Exception(message, inner);
