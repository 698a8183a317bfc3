using LineOfSight.Kernel.Retention;

namespace LineOfSight.Assurance;

/// <summary>How long what returns say is kept: as long as the returns themselves.</summary>
internal static class KeptHowLong
{
    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        RetentionRule.After<Reading>(
            10, "Grades of returns", "the return was signed off", "As long as returns, of which they are a part",
            "The grades, the judgements beside them, the questions back and the texts of what was done with them are deleted", "assurance.reading", "r.signed_on", "r.return_id::text"),
        RetentionRule.With<Judgement>("Judgements beside grades", "They are part of the grades", "Deleted with the grades"),
        RetentionRule.With<Challenged>("Questions back", "They are part of the grades", "Deleted with the grades"),
        RetentionRule.AsLongAsThePartnership<GradeCount>("Counts of grades", "They count, and name nobody"),
    ];
}
