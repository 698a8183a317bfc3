using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement.Arrive;

/// <summary>The audited acts on lists that arrive in files.</summary>
internal static class ArriveActs
{
    public static readonly ActKind Given = new("improvement.arrival.given", "gave a list in a file");
    public static readonly ActKind Chosen = new("improvement.arrival.chosen", "chose how a list is read");
    public static readonly ActKind Opened = new("improvement.arrival.opened", "opened a list about single children’s cases", IsRead: true);
    public static readonly ActKind Imported = new("improvement.arrival.imported", "imported a list");
    public static readonly ActKind Dropped = new("improvement.arrival.dropped", "dropped a list");
    public static readonly ActKind FindingImported = new("improvement.finding.imported", "imported this finding from a list");
    public static readonly ActKind RecommendationImported = new("improvement.recommendation.imported", "imported this recommendation from a list");
    public static readonly ActKind ActionImported = new("improvement.action.imported", "imported this action from a list");

    public static readonly IReadOnlyList<ActKind> All = [Given, Chosen, Opened, Imported, Dropped, FindingImported, RecommendationImported, ActionImported];
}
