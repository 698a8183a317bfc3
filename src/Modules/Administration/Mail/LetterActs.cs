using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration.Mail;

/// <summary>What people decide about letters.</summary>
internal static class LetterActs
{
    public static readonly ActKind Arrived = new("administration.letter.arrived", "found out that this letter arrived");
    public static readonly ActKind SentAgain = new("administration.letter.sent-again", "had this letter sent again");
    public static readonly ActKind Withdrawn = new("administration.letter.withdrawn", "withdrew this letter");

    public static readonly IReadOnlyList<ActKind> All = [Arrived, SentAgain, Withdrawn];
}
