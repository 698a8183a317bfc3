using LineOfSight.Kernel.Mail;

namespace LineOfSight.Improvement.Ask;

/// <summary>The letters to whoever is asked by link. They hold the reference, the dates and the link.</summary>
internal static class AskLetters
{
    public static readonly LetterKind Asked = new(
        "improvement.ask",
        "How are your agency’s actions going? {reference}",
        "You are asked how the actions that your agency leads are going. Fill in one Excel file and send it back by {until}.\n\n"
        + "The link below is for you alone. It asks for the email address that this letter was sent to, and ends on {until} or when you have sent your answer. "
        + "If the actions are not yours, tell whoever asked you, and do not pass the link on.\n\nReference {reference}.",
        LetterNeed.Essential);

    public static readonly LetterKind Ending = new(
        "improvement.ask-ending",
        "The link to your agency’s actions ends on {until}: {reference}",
        "You were asked how the actions that your agency leads are going, and the answer has not been sent. The link in our letter of {asked} ends on {until}.\n\n"
        + "What you saved is kept until then. You are reminded of it once.\n\nReference {reference}.",
        LetterNeed.Essential);

    public static readonly IReadOnlyList<LetterKind> All = [Asked, Ending];
}
