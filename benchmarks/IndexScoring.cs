using System.Diagnostics;
using System.Globalization;
using LineOfSight.Linkage.Indexing;

namespace LineOfSight.Bench;

/// <summary>How long one new record takes against a saved index: records of the file itself, each as if it were new.</summary>
internal static class IndexScoring
{
    private const int Records = 20_000;
    private const int Warm = 2_000;

    public static string Measure(string index, string file)
    {
        var begun = Stopwatch.GetTimestamp();
        LinkIndex opened;
        using (var stream = new FileStream(index, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
        {
            opened = LinkIndex.Read(stream);
        }

        var open = Stopwatch.GetElapsedTime(begun);
        var names = File.ReadLines(file).First().Split(',');
        var records = File.ReadLines(file).Skip(1).Take(Records).Select(line => line.Split(',')).Select(fields => new NewRecord("new", fields[0], names.Zip(fields).ToDictionary(p => p.First, p => (string?)p.Second))).ToList();
        var found = records.Take(Warm).Sum(r => opened.Score(r, 0.5).Count);
        var took = new double[records.Count];
        for (var i = 0; i < took.Length; i++)
        {
            var at = Stopwatch.GetTimestamp();
            found += opened.Score(records[i], 0.5).Count;
            took[i] = Stopwatch.GetElapsedTime(at).TotalMicroseconds;
        }

        Array.Sort(took);
        return string.Create(CultureInfo.InvariantCulture, $"one new record against an index of {opened.Count:N0}: p50 {took[took.Length / 2]:0.0} µs, p95 {took[took.Length * 95 / 100]:0.0} µs, p99 {took[took.Length * 99 / 100]:0.0} µs over {took.Length:N0} records ({(double)found / (took.Length + Warm):0.0} found each); the index opens in {open.TotalSeconds:0.00} s");
    }
}
