using System.Xml.Linq;
using LineOfSight.Charts;
using LineOfSight.Figures;
using LineOfSight.Linkage.Linking;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>Precision and recall by threshold: against the truth, or where there is none, as the model expects them.</summary>
internal static class AccuracyChapter
{
    private const double Same = 1e-9;
    private static readonly double[] Shown = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

    public static XElement? Of(ReportFacts facts) => facts.Accuracy is { } accuracy ? Known(facts, accuracy) : Expected(facts);

    private static XElement Known(ReportFacts facts, Accuracy accuracy)
    {
        var taken = accuracy.AtLinkThreshold;
        var siblings = accuracy.Points.Any(p => p.Siblings is not null);
        List<Series> series =
        [
            new("Precision", [.. accuracy.Points.Select(p => (decimal?)(100 * p.Pairs.Precision))]),
            new("Recall", [.. accuracy.Points.Select(p => (decimal?)(100 * p.Pairs.Recall))]),
        ];
        var picture = new Curves(
            $"At {Told.Threshold(taken.Threshold)}, {Told.Of(taken.Pairs.Right, taken.Pairs.Links, "links are right")}; they are {Told.Share(taken.Pairs.Right, taken.Pairs.Matches)} of all {Told.Number(taken.Pairs.Matches)} matches",
            $"Precision (right links of all links) and recall (right links of {Told.Number(taken.Pairs.Matches)} matches) by the probability from which a pair is a link", "Threshold",
            [.. accuracy.Points.Select(p => Told.Threshold(p.Threshold))], series, Place(accuracy.Points.Select(p => p.Threshold), taken.Threshold),
            new Origin("A link is right when the truth names one person for both records; a match is a pair of which it does.", "the column of the files that holds the truth, which had no say in the linking", facts.On));
        string[] headings = ["Threshold", "Links", "Right links", "Precision: right of links", $"Recall: right of {Told.Number(taken.Pairs.Matches)} matches", "F1", .. siblings ? ["Brothers and sisters linked", "Sibling precision"] : Array.Empty<string>()];
        return Chapter(
            "accuracy", "Precision and recall",
            Figure(picture, "curve", "h3", source: true),
            Table("Precision and recall by threshold, against the truth", headings, [], accuracy.Points.Select(p => Row(p, p.Threshold.Equals(taken.Threshold), siblings))),
            siblings ? P("Sibling precision is the share of right links among right links and links of different children of one household: it tells how well brothers and sisters are kept apart.") : null,
            P(("class", "inset"), $"The best F1 that any threshold gives is {Told.Share(accuracy.Best.Pairs.F1)}, at {accuracy.Best.Threshold:0.####}: {Told.Of(accuracy.Best.Pairs.Right, accuracy.Best.Pairs.Links, "links right")}, {Told.Of(accuracy.Best.Pairs.Right, accuracy.Best.Pairs.Matches, "matches found")}. At the threshold taken it is {Told.Share(taken.Pairs.F1)}. The best is known only because the truth is; it did not guide the choice."),
            P($"Put together as people: {Told.Of(accuracy.Clusters.Right, accuracy.Clusters.Links, "pairs within a person are right")}, and {Told.Of(accuracy.Clusters.Right, accuracy.Clusters.Matches, "matches are together")}. This can differ from the links: records of a person need not all be linked with one another, and sets that do not go together are cut."));
    }

    private static IReadOnlyList<object?> Row(AccuracyPoint point, bool isTaken, bool siblings) =>
    [
        isTaken ? Tag("strong", $"{Told.Threshold(point.Threshold)} (taken)") : Told.Threshold(point.Threshold), Told.Number(point.Pairs.Links), Told.Number(point.Pairs.Right),
        Told.Share(point.Pairs.Right, point.Pairs.Links), Told.Share(point.Pairs.Right, point.Pairs.Matches), Told.Share(point.Pairs.F1),
        .. siblings ? [Told.Number(point.Siblings ?? 0), Told.Share(point.Pairs.Right, point.Pairs.Right + (point.Siblings ?? 0))] : Array.Empty<object?>(),
    ];

    private static XElement? Expected(ReportFacts facts)
    {
        var all = facts.Linked.Expected;
        var points = all.Where(p => Shown.Any(s => Math.Abs(s - p.Threshold) < Same) || Math.Abs(p.Threshold - facts.Linked.LinkThreshold) < Same).ToList();
        if (points.Count < 2 || points[0].Matches <= 0)
        {
            return null;
        }

        var taken = Place(points.Select(p => p.Threshold), facts.Linked.LinkThreshold);
        var matches = Told.Number((long)Math.Round(points[0].Matches));
        var picture = new Curves(
            taken is { } at ? $"At {Told.Threshold(points[at].Threshold)} the model expects {Told.Share(points[at].Precision)} of {Told.Number(points[at].Links)} links to be right" : "What the model expects of each threshold",
            $"Expected precision (of links) and expected recall (of the {matches} matches that the model expects among the pairs kept), by the probability from which a pair is a link", "Threshold",
            [.. points.Select(p => Told.Threshold(p.Threshold))],
            [new("Precision", [.. points.Select(p => (decimal?)(100 * Math.Min(p.Precision, 1)))]), new("Recall", [.. points.Select(p => (decimal?)(100 * Math.Min(p.Recall, 1)))])],
            taken, new Origin("The probabilities of the links added up are how many of them the model expects to be right.", "the model itself; no truth was given", facts.On));
        return Chapter(
            "accuracy", "Precision and recall that the model expects",
            P(("class", "inset"), "These numbers are the model's own expectation. No truth was given, so nobody has checked them, and matches that no rule compares are not among them."),
            Figure(picture, "curve", "h3", source: true),
            Table("Precision and recall by threshold, as the model expects them", ["Threshold", "Links", "Expected right", "Expected precision: right of links", $"Expected recall: right of {matches} matches"], [], points.Select((p, i) => (IReadOnlyList<object?>)
                [i == taken ? Tag("strong", $"{Told.Threshold(p.Threshold)} (taken)") : Told.Threshold(p.Threshold), Told.Number(p.Links), Told.Number((long)Math.Round(p.Right)), Told.Share(p.Precision), Told.Share(p.Recall)])));
    }

    private static int? Place(IEnumerable<double> thresholds, double of) =>
        thresholds.Select((t, i) => (t, i)).Where(t => Math.Abs(t.t - of) < Same).Select(t => (int?)t.i).FirstOrDefault();
}
