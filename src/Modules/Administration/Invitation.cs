using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Administration;

/// <summary>The one-time link with which a person chooses a first password. Only a hash of its secret is kept.</summary>
internal static class Invitation
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Opens an invitation, replacing one that is open. Returns the secret, which is shown once and kept nowhere.</summary>
    public static string Open(Account account, TimeProvider clock)
    {
        var secret = NewId.Secret();
        account.InvitationHash = HashOf(secret);
        account.InvitationExpiresAt = clock.GetUtcNow() + Longest;
        account.ConcurrencyStamp = NewId.Secret();
        return secret;
    }

    /// <summary>Closes the invitation: its link can never be used again.</summary>
    public static void Close(Account account)
    {
        account.InvitationHash = null;
        account.InvitationExpiresAt = null;
        account.ConcurrencyStamp = NewId.Secret();
    }

    /// <summary>The account that a secret opens now.</summary>
    public static IQueryable<Account> With(this IQueryable<Account> accounts, string secret, DateTimeOffset now)
    {
        var hash = HashOf(secret);
        return accounts.Where(a => a.InvitationHash == hash && a.InvitationExpiresAt > now && a.ClosedAt == null);
    }

    /// <summary>The address of a link.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="site">The site, such as <c>http://localhost:5080</c>.</param>
    public static string Url(string secret, string site) => $"{site.TrimEnd('/')}/administration/accept/invitation/{secret}";

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
