using LineOfSight.Kernel.Acts;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>The audited acts of answering once. Those with an area stand in that area's chain; none of them holds an answer.</summary>
internal static class SharingActs
{
    public static readonly ActKind Begun = new("questionnaires.sharing.begun", "let this return be the answer in other areas");
    public static readonly ActKind Kept = new("questionnaires.sharing.kept-out", "chose what stays out of other areas");
    public static readonly ActKind Released = new("questionnaires.sharing.released", "shared after all what stayed out");
    public static readonly ActKind WithdrawnEverywhere = new("questionnaires.sharing.withdrawn-everywhere", "withdrew this return from every other area");
    public static readonly ActKind Shared = new("questionnaires.shared.begun", "shared an answer that was given once for several areas");
    public static readonly ActKind Revised = new("questionnaires.shared.revised", "opened the answer again that was given once for several areas");
    public static readonly ActKind Withdrawn = new("questionnaires.shared.withdrawn", "withdrew the answer that was given once for several areas");
    public static readonly ActKind Carried = new("questionnaires.return.carried", "brought in the answers that were given once for several areas");
    public static readonly ActKind TakenBack = new("questionnaires.return.taken-back", "took back the answers that were given once for several areas");

    public static readonly IReadOnlyList<ActKind> All = [Begun, Kept, Released, WithdrawnEverywhere, Shared, Revised, Withdrawn, Carried, TakenBack];
}
