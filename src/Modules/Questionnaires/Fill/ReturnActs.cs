using LineOfSight.Kernel.Acts;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>The audited acts on a return. What a link does is done by somebody who has not signed in.</summary>
internal static class ReturnActs
{
    public static readonly ActKind Answered = new("questionnaires.return.answered", "saved answers of this return");
    public static readonly ActKind BroughtForward = new("questionnaires.return.brought-forward", "brought last time’s answers forward");
    public static readonly ActKind Downloaded = new("questionnaires.return.downloaded", "downloaded this return as a form", IsRead: true);
    public static readonly ActKind TakenOver = new("questionnaires.return.taken-over", "took over answers from a filled form");
    public static readonly ActKind Keyed = new("questionnaires.return.keyed", "entered answers of this return that came on paper or by email");
    public static readonly ActKind SignedOnPaper = new("questionnaires.return.signed-on-paper", "recorded that this return was signed off on paper or by email");
    public static readonly ActKind SignedOff = new("questionnaires.return.signed-off", "signed off this return");
    public static readonly ActKind Reopened = new("questionnaires.return.reopened", "opened this return again");

    public static readonly IReadOnlyList<ActKind> All = [Answered, BroughtForward, Downloaded, TakenOver, Keyed, SignedOff, SignedOnPaper, Reopened];
}
