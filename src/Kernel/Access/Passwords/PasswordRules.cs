using System.Globalization;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Access.Passwords;

/// <summary>
/// What a password must be: long, and not one that others try first. No rules on capitals, digits or signs, and no expiry
/// (NCSC password guidance; OWASP ASVS 5.0.0, 6.2).
/// </summary>
internal sealed class PasswordRules(LineOfSightDb db) : IPasswordValidator<Account>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var length = new StringInfo(password ?? "").LengthInTextElements;
        if (length < PasswordService.Shortest)
        {
            return Refused($"Choose a password of at least {PasswordService.Shortest} characters. Three or four words that do not belong together are easy to remember.");
        }

        if (password!.Length > PasswordService.Longest)
        {
            return Refused($"Choose a password of at most {PasswordService.Longest} characters.");
        }

        var partnerships = await db.Set<Partnership>().Select(p => p.Name).ToListAsync();
        var own = Words(user.Name, user.Email, user.JobTitle, "Line of Sight lineofsight safeguarding children partnership").Concat(partnerships.SelectMany(p => Words(p)));
        return PasswordGuess.Problem(password, own) is { } problem ? Refused(problem) : IdentityResult.Success;
    }

    private static IEnumerable<string> Words(params string?[] texts) => texts.OfType<string>()
        .SelectMany(t => t.Split([' ', '.', '@', '-', '_', '+', '\'', '’', ','], StringSplitOptions.RemoveEmptyEntries).Append(t));

    private static IdentityResult Refused(string problem) => IdentityResult.Failed(new IdentityError { Code = "Password", Description = problem });
}
