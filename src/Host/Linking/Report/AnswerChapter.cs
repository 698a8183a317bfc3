using System.Xml.Linq;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>The answer, before anything else.</summary>
internal static class AnswerChapter
{
    private const double Hundredths = 100;

    public static IEnumerable<XElement> Of(ReportFacts facts, ClusterSizes sizes, Chosen chosen)
    {
        var linked = facts.Linked;
        yield return Tag("h1", $"{Told.Count(sizes.Records, "record is", "records are")} of {Told.Count(sizes.People, "person", "people")}");
        yield return P(("class", "lead"), $"Two records are linked from a probability of {Told.Threshold(linked.LinkThreshold)} on. {Told.Count(chosen.Links, "pair reaches", "pairs reach")} it, of {Told.Number(linked.Compared)} that were compared.");
        yield return Tag(
            "dl", ("class", "figures"),
            Figure("People", Told.Number(sizes.People), $"in {Told.Count(sizes.Records, "record", "records")}"),
            Figure("Linked to no other", Told.Number(sizes.Alone), $"of {Told.Count(sizes.Records, "record", "records")}{(Told.Share(sizes.Alone, sizes.Records) is var share && !share.Contains(" of ", StringComparison.Ordinal) ? $" ({share})" : "")}"),
            facts.Accuracy is { } known ? Figure("Precision", Told.Share(known.AtLinkThreshold.Pairs.Right, known.AtLinkThreshold.Pairs.Links), $"{Told.Number(known.AtLinkThreshold.Pairs.Right)} right of {Told.Number(known.AtLinkThreshold.Pairs.Links)} links") : null,
            facts.Accuracy is { } truth ? Figure("Recall", Told.Share(truth.AtLinkThreshold.Pairs.Right, truth.AtLinkThreshold.Pairs.Matches), $"{Told.Number(truth.AtLinkThreshold.Pairs.Right)} found of {Told.Number(truth.AtLinkThreshold.Pairs.Matches)} matches") : null);
        yield return P(How(facts));
        if (linked.Clusters.Cut > 0)
        {
            yield return P($"{Told.Count(linked.Clusters.Cut, "set of records that links held together was", "sets of records that links held together were")} cut apart, because what {(linked.Clusters.Cut == 1 ? "it holds" : "they hold")} does not go together.");
        }
    }

    private static XElement Figure(string name, string number, string of) => Tag("div", Tag("dt", name), Tag("dd", ("class", "big"), number), Tag("dd", ("class", "of"), of));

    private static string How(ReportFacts facts)
    {
        var linked = facts.Linked;
        var how = facts.ThresholdIsGiven
            ? $"The threshold of {Told.Threshold(linked.LinkThreshold)} was given. "
            : $"The engine chose the threshold of {Told.Threshold(linked.LinkThreshold)}: there the model expects the best balance of precision and recall, never below 0.5. ";
        var at = linked.Expected.LastOrDefault(p => p.Threshold <= linked.LinkThreshold + 1e-9);
        if (at is null)
        {
            return how.Trim();
        }

        var where = Math.Abs(at.Threshold - linked.LinkThreshold) < 1e-9 ? "It expects" : $"At {Told.Threshold(Math.Floor(linked.LinkThreshold * Hundredths) / Hundredths)}, the nearest it looked at, the model expects";
        return $"{how}{where} {Told.Number((long)Math.Round(at.Right))} of {Told.Number(at.Links)} links to be right (precision {Told.Share(at.Precision)}), and these to be {Told.Share(at.Recall)} of the {Told.Number((long)Math.Round(at.Matches))} matches among the pairs that were kept (recall). That is what the model expects of itself; it was not checked{(facts.Accuracy is null ? "" : " for the choice, but is held against the truth below")}.";
    }
}
