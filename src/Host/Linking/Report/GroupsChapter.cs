using System.Xml.Linq;
using LineOfSight.Linkage.Linking;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>The error by group beside the total: what is missed is rarely missed of everyone alike.</summary>
internal static class GroupsChapter
{
    private const long SmallestCompared = 100;

    public static XElement? Of(ReportFacts facts) => facts.Accuracy is not { } accuracy || accuracy.Groups.Count == 0 ? null : Chapter(
        "groups", "Error by group",
        P($"Each group holds the pairs with at least one record of it, at the threshold of {Told.Threshold(facts.Linked.LinkThreshold)}. A pair of two groups counts in both."),
        accuracy.Groups.GroupBy(g => g.Group).Select((g, i) => Group(facts, accuracy.AtLinkThreshold.Pairs, g.Key, [.. g], i)));

    private static IEnumerable<XElement> Group(ReportFacts facts, Bases total, string column, IReadOnlyList<GroupAccuracy> groups, int at)
    {
        // The names of groups are values of records, but for those that say how much is missing and where a name is usual.
        var isTold = !facts.CodesOnly || column is "missing" or NameOrigins.Group;
        var named = groups.Select((g, i) => (Name: isTold ? g.Name : $"group {i + 1}", g.Pairs)).ToList();
        var heading = column switch
        {
            "missing" => "By how much is missing from a record",
            NameOrigins.Group => "By where a surname is usual",
            _ => $"By {column}",
        };
        yield return Tag("h3", ("id", $"groups-{at + 1}"), heading);
        var lowest = named.Where(g => g.Pairs.Matches >= SmallestCompared).OrderBy(g => g.Pairs.Recall).ThenBy(g => g.Name, StringComparer.Ordinal).FirstOrDefault();
        if (lowest.Pairs is { } least)
        {
            yield return P("The lowest recall is that of ", AsGiven(lowest.Name), $": {Told.Of(least.Right, least.Matches, "matches found")}, against {Told.Share(total.Right, total.Matches)} of all {Told.Number(total.Matches)}.");
        }

        if (column == NameOrigins.Group)
        {
            yield return P("It is a guess about the name, from lists of surnames, and never about the person; it has no say in what is linked.");
        }

        if (!isTold)
        {
            yield return P("The names of the groups are values of records, so they are not told here.");
        }

        yield return Table(
            $"{heading}: precision and recall beside the total", ["Group", "Links", "Precision: right of links", "Wrong links", "Matches", "Recall: found of matches", "Matches missed"], [],
            named.Select(g => Row(AsGiven(g.Name), g.Pairs)).Prepend(Row(Tag("strong", "All records"), total)));
    }

    private static IReadOnlyList<object?> Row(object name, Bases of) =>
        [name, Told.Number(of.Links), Told.Share(of.Right, of.Links), Told.Number(of.Links - of.Right), Told.Number(of.Matches), Told.Share(of.Right, of.Matches), Told.Number(of.Matches - of.Right)];
}
