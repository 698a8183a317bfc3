using LineOfSight.Kernel.Acts;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>The audited acts on staff returns. That one was sent is no act: an act has a time and a place in the chain.</summary>
internal static class StaffActs
{
    public static readonly ActKind Counted = new("questionnaires.staff.counted", "said how many staff there are");
    public static readonly ActKind CodesMade = new("questionnaires.staff.codes-made", "made codes for staff");
    public static readonly ActKind TakenIn = new("questionnaires.staff.taken-in", "took in answers of staff and mixed them");

    public static readonly IReadOnlyList<ActKind> All = [Counted, CodesMade, TakenIn];
}
