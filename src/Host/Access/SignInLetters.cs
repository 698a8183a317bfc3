using LineOfSight.Kernel.Mail;

namespace LineOfSight.Host.Access;

/// <summary>What a person hears by letter about their own sign-in, so that they notice when it was somebody else.</summary>
internal static class SignInLetters
{
    private const string NotYou = "If it was not you, sign in, sign out all other devices on your account page, change your password, and tell the people who run the service.";

    public static readonly LetterKind NewDevice = new(
        "host.new-device",
        "Your account was used on a new device",
        $"Somebody signed in to your account on {{at}} with a browser or a device that you had not used here before.\n\nIf it was you, there is nothing to do. {NotYou}",
        LetterNeed.Essential);

    public static readonly LetterKind FactorsChanged = new(
        "host.factors-changed",
        "How you sign in was changed",
        $"On {{at}} a passkey, an authenticator app or a work account was added to your account or taken away.\n\nIf it was you, there is nothing to do. {NotYou}",
        LetterNeed.Essential);

    public static readonly IReadOnlyList<LetterKind> All = [NewDevice, FactorsChanged];

    /// <summary>A letter to somebody about their own account.</summary>
    public static Letter To(Guid account, LetterKind kind, DateTimeOffset at) => new(kind, Reader.Person(account), PartnershipId: null)
    {
        Link = "/account",
        Facts = new Dictionary<string, Fact> { ["at"] = Fact.Moment(at) },
    };
}
