using LineOfSight.Kernel.Mail;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>The letters of a round. They name the reference and the dates, and hold no answer.</summary>
internal static class RoundLetters
{
    public static readonly LetterKind Asked = new(
        "questionnaires.asked",
        "A safeguarding self-assessment for you to complete by {due}: {reference}",
        "You are asked to complete a safeguarding self-assessment by {due}.\n\n"
        + "You can save it and come back as often as you like. A return that was signed off is seen by the partnership; until then only your own organisation sees it.\n\nReference {reference}.",
        LetterNeed.Essential);

    public static readonly LetterKind AskedByLink = new(
        "questionnaires.asked-by-link",
        "A safeguarding self-assessment for you to complete by {due}: {reference}",
        "You are asked to complete a safeguarding self-assessment by {due}.\n\n"
        + "The link below is for you alone and needs no account. It asks for the email address that this letter was sent to. You can save your answers and come back by the same link; "
        + "it ends when the return is signed off. If this is not yours, tell the partnership, and do not pass the link on.\n\nReference {reference}.",
        LetterNeed.Essential);

    public static readonly LetterKind Reminder = new(
        "questionnaires.reminder",
        "Your safeguarding self-assessment is due on {due}: {reference}",
        "Your safeguarding self-assessment has not been signed off. It is due on {due}.\n\nWhat you saved is kept. Use the link in our earlier letter, or sign in.\n\nReference {reference}.",
        LetterNeed.Essential);

    public static readonly LetterKind Overdue = new(
        "questionnaires.overdue",
        "Your safeguarding self-assessment was due on {due}: {reference}",
        "Your safeguarding self-assessment was due on {due} and has not been signed off.\n\nIf you need more time, tell the partnership. Use the link in our earlier letter, or sign in.\n\nReference {reference}.",
        LetterNeed.Essential);

    public static readonly LetterKind Excused = new(
        "questionnaires.excused",
        "You need not complete the safeguarding self-assessment: {reference}",
        "You were asked to complete a safeguarding self-assessment. It is not asked for any more, and you need do nothing.\n\nReference {reference}.");

    public static readonly IReadOnlyList<LetterKind> All = [Asked, AskedByLink, Reminder, Overdue, Excused];
}
