using System.Xml.Linq;
using LineOfSight.Charts;
using LineOfSight.Figures;
using LineOfSight.Linkage.Scoring;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>Links taken apart, each as a picture, in sentences and in numbers.</summary>
internal static class LinksChapter
{
    public static XElement Of(ReportFacts facts, Chosen chosen) => Chapter(
        "links", "Links explained",
        P("Each picture goes from the start, over every step, to the pair's weight. A bar to the right speaks for one person, a bar to the left against. ", facts.CodesOnly ? "What the records hold is not told in this report." : null),
        Group(facts, "strongest", "The strongest links", "Nothing is surer than these.", chosen.Strongest),
        Group(facts, "above", "Just above the threshold", "These are links by the narrowest margin: look here for links that are wrong.", chosen.Above),
        Group(facts, "below", "Just below the threshold", "These missed by the narrowest margin: look here for matches that are missed.", chosen.Below),
        facts.Linked.Households is null ? null : Group(facts, "siblings", "Kept apart as brothers and sisters", "These would be links if two children of one household did not look like them too.", chosen.Siblings),
        Group(facts, "weakest", "The weakest links that hold a person together", "Without its link, each of these people would fall into two.", chosen.Weakest));

    private static IEnumerable<XElement> Group(ReportFacts facts, string id, string heading, string words, IReadOnlyList<ExplainedLink> links)
    {
        yield return Tag("h3", heading);
        yield return P(links.Count == 0 ? "There are none." : words);
        foreach (var (link, i) in links.Select((l, i) => (l, i)))
        {
            yield return One(facts, link, $"{id}-{i + 1}", i + 1, $"{heading}, {i + 1}");
        }
    }

    private static XElement One(ReportFacts facts, ExplainedLink link, string id, int number, string name)
    {
        var steps = LinkSteps.Of(link.Why, facts.CodesOnly);
        var verdict = $"{Told.Share(link.Why.Probability)}, {Waterfall.WithSign(link.Why.Weight)} bits{(link.Records is { } records ? $", a person of {Told.Count(records, "record", "records")}" : "")}";
        var (left, right) = (facts.NameOf(link.Left), facts.NameOf(link.Right));
        var details = Fold(
            id, left is null || right is null ? $"Pair {number}" : new object[] { AsGiven(left), " and ", AsGiven(right) }, verdict,
            P(link.Why.Words),
            Figure(LinkSteps.Picture($"{name}: {verdict}", steps, Odds.Weight(facts.Linked.LinkThreshold), new Origin("The weights of the ledger.", facts.Settings, facts.On)), $"{id}-picture", null, source: false),
            Tag("ol", ("class", "steps"), link.Why.Steps.Select(s => Tag("li", s.Words))),
            Numbers($"Steps in numbers: {name}", steps, !facts.CodesOnly));
        if (number == 1)
        {
            details.Add(new XAttribute("open", ""));
        }

        return details;
    }

    private static XElement Numbers(string caption, IReadOnlyList<LinkStep> steps, bool values)
    {
        var together = 0.0;
        return Table(
            caption, ["Step", .. values ? ["First record", "Second record"] : Array.Empty<string>(), "Bits", "Together"], values ? [1, 2] : [],
            steps.Select(s => (IReadOnlyList<object?>)[s.Label, .. values ? [Held(s.Left), Held(s.Right)] : Array.Empty<object?>(), Waterfall.WithSign(s.Bits), Waterfall.WithSign(together += s.Bits)]));
    }

    private static XElement? Held(string? value) => value is null ? null : AsGiven(value);
}
