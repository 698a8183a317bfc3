using LineOfSight.Kernel.Retention;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Staff;

namespace LineOfSight.Questionnaires;

/// <summary>How long returns are kept. No statute sets a period for self-assessments; ten years are five rounds of two years.</summary>
internal static class KeptHowLong
{
    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        RetentionRule.After<Return>(
            10, "Returns", "the return was due", "No statutory period is known for self-assessments; ten years show five rounds of every second year",
            "The return, its answers, its links, what staff answered and the texts of what was done with it are deleted", "questionnaires.return", "r.due_on", "r.reference", "/questionnaires/return/"),
        RetentionRule.With<ReturnLink>("Links to returns", "They are part of the return", "Deleted with the return"),
        RetentionRule.With<StaffAsked>("How many staff there are, and what they answered", "They are part of the return", "Deleted with the return"),
        RetentionRule.With<Sharing>("That a return is the answer in other areas", "It is part of the return", "Deleted with the return"),
        RetentionRule.With<SharedWith>("That a return is answered by another", "It is part of the return", "Deleted with the return"),
        RetentionRule.AsLongAsThePartnership<Round>("Rounds", "They say what was asked, of whom and when, and hold no answer"),
        RetentionRule.AsLongAsThePartnership<OwnDefinition>("Questionnaires", "Returns are read by them"),
    ];
}
