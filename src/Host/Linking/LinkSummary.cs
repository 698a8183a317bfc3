using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Host.Linking;

/// <summary>What a run found, in a few lines or as one JSON document.</summary>
internal sealed class LinkSummary(Linked linked, Accuracy? accuracy, IReadOnlyList<RecordFault> notDecided, TimeSpan elapsed, Process process)
{
    private const int MostFaults = 20;
    private const int MegaByte = 1_000_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly double processor = process.TotalProcessorTime.TotalSeconds;
    private readonly long peak = process.PeakWorkingSet64;
    private readonly int people = linked.Clusters.Rows.Where((first, row) => first == row).Count();
    private readonly int links = Enumerable.Range(0, linked.PairCount).Count(i => linked.IsLink(i));

    public void Tell(TextWriter to, string folder, bool json)
    {
        if (json)
        {
            to.WriteLine(JsonSerializer.Serialize(Document(folder), Json));
            return;
        }

        to.WriteLine(Text($"{linked.Records.Rows:N0} records are of {people:N0} people. {Left()}"));
        to.WriteLine(Text($"{linked.Compared:N0} pairs were compared; {linked.PairCount:N0} are written, of which {links:N0} are links: their probability is {linked.LinkThreshold:0.####} or more."));
        foreach (var warning in linked.Training?.Warnings ?? [])
        {
            to.WriteLine($"Note: {warning}");
        }

        if (notDecided.Count > 0)
        {
            to.WriteLine(Text($"Note: {notDecided.Count:N0} decisions are of records that are not there, and change nothing; the first: {notDecided[0]}."));
        }

        if (linked.Hot.Count > 0)
        {
            to.WriteLine(Text($"Note: {linked.Hot.Count:N0} groups are too large and were passed over: {linked.Hot.Sum(h => h.Pairs):N0} pairs were not compared (--most-records)."));
        }

        if (accuracy is not null)
        {
            to.WriteLine($"Against the truth: links {Of(accuracy.AtLinkThreshold.Pairs)}; clusters {Of(accuracy.Clusters)}.");
            to.WriteLine($"The best threshold would have been {Round(accuracy.Best.Threshold)}: {Of(accuracy.Best.Pairs)}.");
            if (accuracy.AtLinkThreshold.SiblingPrecision is { } siblings)
            {
                to.WriteLine(Text($"Between brothers and sisters: {siblings:0.0000} of {accuracy.AtLinkThreshold.Pairs.Right + accuracy.AtLinkThreshold.Siblings:N0} links are right."));
            }
        }

        to.WriteLine(Text($"{elapsed.TotalSeconds:0.00} s, {processor:0.00} s of processor, {peak / MegaByte:N0} MB at most. Written to {folder}; open report.html there."));
    }

    private string Left() => linked.Records.FaultCount == 0 ? "No row was left out." : Text($"{linked.Records.FaultCount:N0} rows were left out, the first: {linked.Records.Faults[0]}.");

    private static string Of(Bases bases) => Text($"precision {bases.Precision:0.0000} of {bases.Links:N0}, recall {bases.Recall:0.0000} of {bases.Matches:N0}, F1 {bases.F1:0.0000}");

    private static string Round(double probability) => probability.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private object Document(string folder) => new
    {
        records = linked.Records.Rows,
        leftOut = linked.Records.FaultCount,
        faults = linked.Records.Faults.Take(MostFaults).Select(f => f.ToString()),
        decisionsOfNobody = notDecided.Take(MostFaults).Select(f => f.ToString()),
        people,
        compared = linked.Compared,
        pairs = linked.PairCount,
        links,
        linkThreshold = linked.LinkThreshold,
        passedOver = linked.Hot.Select(h => new { h.Rule, h.Records, h.Pairs }),
        training = linked.Training?.Sessions.Select(s => new { s.Rule, s.Pairs, s.Rounds, s.Converged }),
        warnings = linked.Training?.Warnings ?? [],
        accuracy = accuracy is null ? null : new
        {
            pairs = accuracy.AtLinkThreshold.Pairs,
            siblingPrecision = accuracy.AtLinkThreshold.SiblingPrecision,
            best = new { accuracy.Best.Threshold, accuracy.Best.Pairs },
            clusters = accuracy.Clusters,
        },
        seconds = elapsed.TotalSeconds,
        processorSeconds = processor,
        peakBytes = peak,
        folder,
    };
}
