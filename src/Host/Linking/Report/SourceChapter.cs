using System.Xml.Linq;
using LineOfSight.Linkage.Records;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>What was linked, of when, and by what; and what was left out.</summary>
internal static class SourceChapter
{
    private const int MostFaults = 50;

    public static XElement Of(ReportFacts facts)
    {
        var records = facts.Linked.Records;
        var counts = Enumerable.Range(0, records.Rows).CountBy(records.Source).ToDictionary(c => c.Key, c => c.Value);
        return Chapter(
            "source", "What was linked",
            Tag(
                "dl", ("class", "summary"),
                Row("Settings", AsGiven(facts.Settings)),
                Row("Newest file", $"{facts.On:d MMMM yyyy}"),
                Row("Pairs compared", $"{Told.Number(facts.Linked.Compared)}, of which {Told.Number(facts.Linked.PairCount)} of a probability of {Told.Threshold(facts.PairThreshold)} or more were kept")),
            Table("Files and the records read from each", ["File", "Records"], [0], Files(facts, counts)),
            Faults(facts, records));
    }

    private static IEnumerable<IReadOnlyList<object?>> Files(ReportFacts facts, Dictionary<string, int> counts)
    {
        var sources = facts.Linked.Records.Sources;
        for (var i = 0; i < sources.Count; i++)
        {
            yield return [AsGiven(sources.Count == facts.Files.Count ? Path.GetFileName(facts.Files[i]) : sources[i]), Told.Number(counts.GetValueOrDefault(sources[i]))];
        }

        if (sources.Count > 1)
        {
            yield return ["All files", Told.Number(facts.Linked.Records.Rows)];
        }
    }

    private static IEnumerable<XElement> Faults(ReportFacts facts, RecordTable records)
    {
        if (records.FaultCount == 0)
        {
            yield return P("No row was left out.");
            yield break;
        }

        var shown = records.Faults.Take(MostFaults).ToList();
        yield return P(("class", "inset"), $"{Told.Of(records.FaultCount, records.FaultCount + records.Rows, "rows")} could not be read and {(records.FaultCount == 1 ? "was" : "were")} left out.{(shown.Count < records.FaultCount ? $" The first {shown.Count} are listed." : "")}");
        yield return Table("Rows left out", ["File", "Line", "Column", "Reason"], [0, 2, 3], shown.Select(f => (IReadOnlyList<object?>)[AsGiven(f.File), Told.Number(f.Line), f.Column is null ? "the whole row" : AsGiven(f.Column), AsGiven(Reason(f.What, facts.CodesOnly))]));
    }

    // A reason quotes what the row holds.
    private static string Reason(string what, bool codesOnly) =>
        codesOnly && what.IndexOf('"', StringComparison.Ordinal) is var from and >= 0 && what.LastIndexOf('"') is var to && to > from ? $"{what[..from]}(not told){what[(to + 1)..]}" : what;

    private static XElement Row(string name, object value) => Tag("div", Tag("dt", name), Tag("dd", value));
}
