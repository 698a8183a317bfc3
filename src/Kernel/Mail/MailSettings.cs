using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace LineOfSight.Kernel.Mail;

/// <summary>How letters leave the house.</summary>
public sealed record MailSettings
{
    /// <summary>The mail server, or null when none is set.</summary>
    public string? Host { get; init; }

    /// <summary>Its port: 587 with STARTTLS, 465 with TLS from the first byte.</summary>
    public int Port { get; init; } = 587;

    /// <summary>The user name, or null when the server asks for none.</summary>
    public string? User { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "no-reply@localhost";

    /// <summary>The sender's bare address, without a name before it.</summary>
    public string FromAddress => new MailAddress(From).Address;

    /// <summary>The site's address as readers reach it, without a slash at its end.</summary>
    public string Site { get; init; } = "http://localhost:5080";

    /// <summary>In Development: the folder that takes letters as files, in place of a server.</summary>
    public string? Folder { get; init; }

    /// <summary>True to insist on encryption also where the server is this machine itself; elsewhere it is never done without.</summary>
    public bool AlwaysEncrypt { get; init; }

    /// <summary>How long each step of talking to the server may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after each failure a letter is tried again, by the number of tries so far; afterwards it is given up.</summary>
    public static IReadOnlyList<TimeSpan> Retries { get; } =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>True when letters can leave.</summary>
    public bool IsSet => Host is not null || Folder is not null;

    /// <summary>Reads <c>Mail:Host</c>, <c>Mail:Port</c>, <c>Mail:User</c>, <c>Mail:Password</c>, <c>Mail:From</c> and <c>Mail:Site</c>.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="address">Where the site listens, for links while <c>Mail:Site</c> is not set.</param>
    /// <param name="folder">The folder for letters when no server is set, or null outside Development.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static MailSettings Read(IConfiguration configuration, string address, string? folder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var host = configuration["Mail:Host"] is { Length: > 0 } set ? set : null;
        var settings = new MailSettings { Host = host, Folder = host is null ? folder : null };
        settings = settings with
        {
            User = configuration["Mail:User"] is { Length: > 0 } user ? user : null,
            Password = configuration["Mail:Password"],
            From = configuration["Mail:From"] ?? settings.From,
            Site = (configuration["Mail:Site"] is { Length: > 0 } reached ? reached : address).TrimEnd('/'),
            Port = configuration["Mail:Port"] is not { Length: > 0 } port ? settings.Port
                : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 ? number
                : throw new InvalidOperationException("Mail:Port must be a number from 1 to 65535, such as 587."),
        };
        if (!MailAddress.TryCreate(settings.From, out var from) || !EmailAddresses.CanBeSentTo(from.Address))
        {
            throw new InvalidOperationException("Mail:From must be one email address, such as no-reply@example.org.");
        }

        if (!Uri.TryCreate(settings.Site, UriKind.Absolute, out var site) || site.Scheme is not ("https" or "http") || site.PathAndQuery != "/")
        {
            throw new InvalidOperationException("Mail:Site must be the address that readers of letters reach the site at, such as https://lineofsight.example.org.");
        }

        if (host is not null && (configuration["Mail:From"] is null || configuration["Mail:Site"] is null))
        {
            throw new InvalidOperationException("Where Mail:Host is set, Mail:From and Mail:Site must be set too: who writes, and where the links lead.");
        }

        return settings;
    }
}
