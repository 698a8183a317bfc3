using System.Text.RegularExpressions;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration;

/// <summary>Who a person is, as typed, checked and ready to keep.</summary>
internal sealed partial record PersonDetails
{
    public const string NotAnAddress = "Enter an email address in the correct format, like name@example.gov.uk";

    private PersonDetails(string name, string email, string? jobTitle) => (Name, Email, JobTitle) = (name, email, jobTitle);

    public string Name { get; }

    public string Email { get; }

    public string? JobTitle { get; }

    /// <summary>Checks what was typed.</summary>
    /// <exception cref="RuleBroken">Something is missing, too long or not in the form of an email address.</exception>
    public static PersonDetails Of(string name, string email, string? jobTitle)
    {
        (name, email, jobTitle) = (name.Trim(), email.Trim(), jobTitle?.Trim());
        RuleBroken.Unless(name.Length > 0, "Enter the person’s full name", nameof(Name));
        RuleBroken.Unless(name.Length <= Account.NameLimit, $"The name must be {Account.NameLimit} characters or fewer", nameof(Name));
        RuleBroken.Unless(!name.Contains('\0', StringComparison.Ordinal), "Type the name again: it holds a character that cannot be kept", nameof(Name));
        RuleBroken.Unless(IsAddress(email), NotAnAddress, nameof(Email));
        RuleBroken.Unless(jobTitle is null || jobTitle.Length <= Account.JobTitleLimit, $"The job title must be {Account.JobTitleLimit} characters or fewer", nameof(JobTitle));
        RuleBroken.Unless(jobTitle is null || !jobTitle.Contains('\0', StringComparison.Ordinal), "Type the job title again: it holds a character that cannot be kept", nameof(JobTitle));
        return new PersonDetails(name, email, string.IsNullOrEmpty(jobTitle) ? null : jobTitle);
    }

    /// <summary>True for what has the form of an email address.</summary>
    public static bool IsAddress(string email) => email.Length <= Account.EmailLimit && Address().IsMatch(email);

    // ASCII only: two addresses that look alike, or that fold to one, would be two people with one account.
    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
