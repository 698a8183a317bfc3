namespace LineOfSight.Kernel.Mail;

/// <summary>A letter to be written: a kind, a reader, an address inside the site, and typed facts.</summary>
/// <param name="Kind">The kind, with its words.</param>
/// <param name="Reader">Who gets it.</param>
/// <param name="PartnershipId">The partnership whose business it is; null for the installation's, such as sign-in matters.</param>
public sealed record Letter(LetterKind Kind, Reader Reader, Guid? PartnershipId)
{
    /// <summary>The page it is about, from the root of the site, such as <c>/improvement/action/…</c>: random identifiers only. Null for none.</summary>
    public string? Link { get; init; }

    /// <summary>
    /// An address inside the site with the secret of a link, which the reader gets in place of <see cref="Link"/>. No page shows it, and it
    /// is forgotten when the letter was sent. Null for none.
    /// </summary>
    public string? SecretLink { get; init; }

    /// <summary>What fills the gaps of the kind's words.</summary>
    public IReadOnlyDictionary<string, Fact> Facts { get; init; } = new Dictionary<string, Fact>();

    /// <summary>
    /// What makes it one: a second letter of the same kind, reader and occasion is not written, whatever happens. Such as an action's
    /// identifier with the day it is due. Null when each is another; at most 150 characters.
    /// </summary>
    public string? Occasion { get; init; }

    /// <summary>A calendar file with an invitation, as <c>Calendars</c> writes it, or null.</summary>
    public string? Calendar { get; init; }
}

/// <summary>Who gets a letter.</summary>
public sealed record Reader
{
    private Reader(Guid? person, string? address) => (PersonId, EmailAddress) = (person, address);

    /// <summary>The account, or null.</summary>
    public Guid? PersonId { get; }

    /// <summary>The address of somebody without an account, or null.</summary>
    public string? EmailAddress { get; }

    /// <summary>A person with an account. The address is looked up when it is sent, and a closed account gets nothing.</summary>
    public static Reader Person(Guid account) => new(account, null);

    /// <summary>Somebody without an account.</summary>
    /// <param name="email">One address, such as <c>ada@example.org</c>.</param>
    /// <exception cref="Rules.RuleBroken">It is not one address.</exception>
    public static Reader Address(string email)
    {
        Rules.RuleBroken.Unless(EmailAddresses.CanBeSentTo(email), "Enter an email address in the correct format, like name@example.org");
        return new(null, email.Trim());
    }
}
