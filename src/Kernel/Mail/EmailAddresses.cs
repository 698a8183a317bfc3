using System.Text.RegularExpressions;

namespace LineOfSight.Kernel.Mail;

/// <summary>Addresses that a mail server takes from us: plain ASCII, and nothing that could begin another command or header.</summary>
public static partial class EmailAddresses
{
    /// <summary>True for one address of at most 254 characters (RFC 5321, 4.5.3.1.3) without quotes or comments.</summary>
    public static bool CanBeSentTo(string? address) => address?.Trim() is { Length: >= 3 and <= 254 } trimmed && Plain().IsMatch(trimmed);

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z")]
    private static partial Regex Plain();
}
