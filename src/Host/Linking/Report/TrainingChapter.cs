using System.Xml.Linq;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Training;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>How the model was trained, what to be wary of, and what was not compared.</summary>
internal static class TrainingChapter
{
    private const int MostGroups = 50;

    public static XElement Of(ReportFacts facts) => Chapter(
        "training", "Training, and what was not compared",
        facts.Linked.Training is { } training ? Trained(training) : [P("The model was trained before, on other records or by other software: nothing was trained here.")],
        Tag("h3", "Groups too large to compare"),
        Hot(facts.Linked, facts.CodesOnly));

    private static IEnumerable<XElement> Trained(TrainingReport training)
    {
        var restless = training.Sessions.Count(s => !s.Converged);
        yield return P(restless == 0
            ? $"{(training.Sessions.Count == 1 ? "Training" : $"Each of {training.Sessions.Count} trainings")} came to rest."
            : $"{Told.Of(restless, training.Sessions.Count, "trainings")} did not come to rest: the weights below may still have moved.");
        yield return Table("Trainings", ["Rule", "What happened", "Taken for one person", "Comparisons trained"], [0, 1, 3], training.Sessions.Select(s =>
            (IReadOnlyList<object?>)[s.Rule, $"It {s.Words}.", $"{Told.Share(s.Matches)} of {Told.Number(s.Pairs)} pairs", string.Join(", ", s.Comparisons)]));
        if (training.Warnings.Count > 0)
        {
            yield return Tag("div", ("class", "warning"), Tag("h3", training.Warnings.Count == 1 ? "A warning" : "Warnings"), Tag("ul", training.Warnings.Select(w => Tag("li", w))));
        }
    }

    private static IEnumerable<XElement> Hot(Linked linked, bool codesOnly)
    {
        if (linked.Hot.Count == 0)
        {
            yield return P("None: every pair that a rule finds was compared.");
            yield break;
        }

        var shown = linked.Hot.OrderByDescending(h => h.Records).ThenBy(h => h.Rule, StringComparer.Ordinal).ThenBy(h => h.Shared, StringComparer.Ordinal).Take(MostGroups).ToList();
        yield return P(("class", "inset"), $"{Told.Count(linked.Hot.Count, "group of records that a rule would compare was", "groups of records that rules would compare were")} passed over. {Told.Count(linked.Hot.Sum(h => h.Pairs), "pair was", "pairs were")} not compared for them, unless another rule found them.{(shown.Count < linked.Hot.Count ? $" The largest {shown.Count} are listed." : "")}");
        yield return Table(
            "Groups too large to compare", ["Rule", .. codesOnly ? Array.Empty<string>() : ["What the records share"], "Records", "Pairs not compared"], codesOnly ? [0] : [0, 1],
            shown.Select(h => (IReadOnlyList<object?>)[h.Rule, .. codesOnly ? Array.Empty<object?>() : [AsGiven(h.Shared)], Told.Number(h.Records), Told.Number(h.Pairs)]));
    }
}
