using LineOfSight.Kernel.Mail;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>The letters to whoever runs the round of an area. They name the reference, and hold no answer.</summary>
internal static class SharingLetters
{
    public static readonly LetterKind Changed = new(
        "questionnaires.shared-changed",
        "An agency has changed the answers that it shares with you: {reference}",
        "An agency that answers once for several areas has signed off its return again. The answers that you see are the new ones.\n\nReference {reference}.");

    public static readonly LetterKind Withdrawn = new(
        "questionnaires.shared-withdrawn",
        "An agency has withdrawn the answers that it shared with you: {reference}",
        "An agency that answered once for several areas has withdrawn its answers. They can no longer be read, and its return counts as not answered. Its page says who withdrew them, and why.\n\nReference {reference}.",
        LetterNeed.Essential);

    public static readonly IReadOnlyList<LetterKind> All = [Changed, Withdrawn];
}
