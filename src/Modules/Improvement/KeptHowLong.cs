using LineOfSight.Kernel.Retention;

namespace LineOfSight.Improvement;

/// <summary>
/// How long findings and actions are kept. No statute sets a period for multi-agency audits and what follows from them; records managers
/// set it by need. Ten years are more than two inspection rounds.
/// </summary>
internal static class KeptHowLong
{
    private const string Source = "No statutory period is known for multi-agency findings; set by what the partnership needs";

    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        RetentionRule.After<Finding>(
            10, "Findings", "the first answer was delivered", Source, "The finding, its evidence and its answers are deleted, and the texts of what was done with them",
            "improvement.finding", "r.answered_on", "r.reference", "/improvement/finding/"),
        RetentionRule.After<ImprovementAction>(
            10, "Actions", "the action was done", Source, "The action and its progress are deleted, and the texts of what was done with it",
            "improvement.action", "r.done_on", "r.reference", "/improvement/action/"),
        RetentionRule.AsLongAsThePartnership<Arrive.Arrival>("Imported lists", "They show what records were made of; the row of a record that was disposed of is emptied with it"),
        RetentionRule.AsLongAsThePartnership<Arrive.FileShape>("Shapes of imported files", "They say what columns mean, and hold nothing about anybody"),
        RetentionRule.After<Recommendation>(
            10, "Recommendations", "the recommendation was closed or rejected", Source, "The recommendation is deleted, and the texts of what was done with it",
            "improvement.recommendation", "r.closed_on", "r.reference", "/improvement/recommendation/"),
        RetentionRule.After<Decision>(
            10, "Decisions", "the decision became final", Source, "The decision and the partners’ positions are deleted, and the texts of what was done with them",
            "improvement.decision", "r.final_on", "r.reference", "/improvement/decision/"),
        RetentionRule.After<Report.BoardPaper>(
            10, "Board papers", "the paper was made", Source, "The paper and its statements are deleted, and the texts of what was done with it",
            "improvement.board_paper", "(r.made_at at time zone 'Europe/London')::date", "r.reference", "/improvement/report/paper/"),
        RetentionRule.After<Measure>(
            10, "Measures", "the measure was set", Source, "The measure and its readings are deleted, and the texts of what was done with them",
            "improvement.measure", "(r.added_at at time zone 'Europe/London')::date", "r.reference", "/improvement/measure/"),
    ];
}
