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
    ];
}
