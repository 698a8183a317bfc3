using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Mail;

namespace LineOfSight.Administration.Reset;

/// <summary>What a person hears when others reset their second step. Whoever takes over an account begins there.</summary>
internal static class ResetLetters
{
    public static readonly LetterKind Asked = new(
        "administration.reset-asked",
        "Somebody asked to reset your second step",
        "On {at} somebody asked to reset the second step of your account. Nothing has changed yet: a second person must agree.\n\nIf you did not ask for it, tell your partnership’s business manager or the people who run the service now.",
        LetterNeed.Essential);

    public static readonly LetterKind Done = new(
        "administration.reset-done",
        "Your second step was reset",
        "On {at} two people reset the second step of your account. What you had before does not work any more, and you were signed out everywhere. Whoever agreed to it hands you a link to set it up again.\n\nIf you did not ask for it, tell your partnership’s business manager or the people who run the service now.",
        LetterNeed.Essential);

    public static readonly IReadOnlyList<LetterKind> All = [Asked, Done];

    /// <summary>A letter to the person of a reset.</summary>
    public static Letter About(SecondStepReset reset, LetterKind kind, DateTimeOffset at) => new(kind, Reader.Person(reset.AccountId), PartnershipId: null)
    {
        Link = "/help/sign-in",
        Facts = new Dictionary<string, Fact> { ["at"] = Fact.Moment(at) },
    };
}
