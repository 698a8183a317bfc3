using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Identity;

namespace LineOfSight.Kernel.Access.Passwords;

/// <summary>Sets and checks passwords. It saves nothing itself: whoever calls it performs the act.</summary>
public sealed class PasswordService(UserManager<Account> users)
{
    /// <summary>The shortest password, in characters as people count them.</summary>
    public const int Shortest = 15;

    /// <summary>The longest password, in UTF-16 units: beyond it hashing would be a way to keep the processors busy.</summary>
    public const int Longest = 200;

    // Checked in place of an account that is not there, so that both take the same time.
    private static string? nobodys;

    /// <summary>Gives an account a password.</summary>
    /// <param name="account">The account; its owner must have proved who they are.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="field">The input property that a broken rule belongs to.</param>
    /// <exception cref="RuleBroken">The password is too short, too long or too easy to guess; the message says which.</exception>
    public async Task SetAsync(Account account, string password, string field)
    {
        ArgumentNullException.ThrowIfNull(account);
        foreach (var rule in users.PasswordValidators)
        {
            var result = await rule.ValidateAsync(users, account, password);
            RuleBroken.Unless(result.Succeeded, result.Errors.FirstOrDefault()?.Description ?? "", field);
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = NewId.Secret();
        account.ConcurrencyStamp = NewId.Secret();
    }

    /// <summary>Checks a password. An account that is null or has none takes the same time and never matches.</summary>
    public bool Matches(Account? account, string password)
    {
        var known = account?.PasswordHash;
        var hash = known ?? (nobodys ??= users.PasswordHasher.HashPassword(null!, NewId.Secret()));
        return users.PasswordHasher.VerifyHashedPassword(account!, hash, password) != PasswordVerificationResult.Failed && known is not null;
    }
}
