using System.Diagnostics;
using System.Globalization;
using LineOfSight.Linkage;
using LineOfSight.Linkage.Comparing;
using LineOfSight.Linkage.Generating;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Bench;

/// <summary>Nanoseconds a pair for each comparer alone, beside the simplest loop that gives the same answer.</summary>
internal static class Comparers
{
    private const int Pairs = 2_000_000;

    public static void Run(TextWriter to)
    {
        var (names, dates) = Read();
        Measure<JaroWinkler>(to, "Jaro-Winkler >= 0.88, first names", names, 0.88, static (a, b) => SimplestLoops.JaroWinkler(a, b) >= 0.88);
        Measure<Jaro>(to, "Jaro >= 0.88, first names", names, 0.88, static (a, b) => SimplestLoops.Jaro(a, b) >= 0.88);
        Measure<Jaccard>(to, "Jaccard >= 0.8, first names", names, 0.8, static (a, b) => SimplestLoops.Jaccard(a, b) >= 0.8);
        Measure<Levenshtein>(to, "Levenshtein <= 1, first names", names, 1, static (a, b) => SimplestLoops.Levenshtein(a, b) <= 1);
        Measure<DamerauLevenshtein>(to, "Damerau-Levenshtein <= 1, dates", dates, 1, static (a, b) => SimplestLoops.DamerauLevenshtein(a, b) <= 1);
        Measure<DamerauLevenshtein>(to, "Damerau-Levenshtein <= 2, dates", dates, 2, static (a, b) => SimplestLoops.DamerauLevenshtein(a, b) <= 2);
    }

    private static (Values Names, Values Dates) Read()
    {
        var stream = new MemoryStream();
        Population.Write(new GeneratedPopulation(100_000, 7), stream);
        stream.Position = 0;
        var (names, dates) = (new Values(), new Values());
        var rows = new RowReader(stream);
        rows.Read();
        while (rows.Read())
        {
            _ = rows[2].IsEmpty ? 0 : names.Add(rows[2]);
            _ = rows[4].IsEmpty ? 0 : dates.Add(rows[4]);
        }

        return (names, dates);
    }

    private delegate bool Loop(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right);

    private static void Measure<T>(TextWriter to, string what, Values values, double threshold, Loop loop)
        where T : struct, ITextComparer
    {
        var slots = new ByteSlots(values);
        var random = new Seeded(1);
        var pairs = new (int Left, int Right)[Pairs];
        for (var i = 0; i < Pairs; i++)
        {
            pairs[i] = (random.Below(values.Count) + 1, random.Below(values.Count) + 1);
        }

        var ours = Fastest(() => Ours<T>(slots, pairs, threshold), out var found);
        var simple = Fastest(() => Simple(values, pairs, loop), out var expected);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {ours:0.0} ns a pair, the simplest loop {simple:0.0} ns: {simple / ours:0.0} times as fast; both find {found:N0} of {Pairs:N0}{(found == expected ? "" : $" - NOT THE SAME: the loop finds {expected:N0}")}"));
    }

    private static int Ours<T>(ByteSlots slots, (int Left, int Right)[] pairs, double threshold)
        where T : struct, ITextComparer
    {
        var found = 0;
        foreach (var (left, right) in pairs)
        {
            var value = T.Compare(slots, left, slots, right, threshold);
            found += (T.IsSimilarity ? value >= threshold : value <= threshold) ? 1 : 0;
        }

        return found;
    }

    private static int Simple(Values values, (int Left, int Right)[] pairs, Loop loop)
    {
        var found = 0;
        foreach (var (left, right) in pairs)
        {
            found += loop(values[left], values[right]) ? 1 : 0;
        }

        return found;
    }

    private static double Fastest(Func<int> run, out int found)
    {
        found = 0;
        var best = double.PositiveInfinity;
        for (var turn = 0; turn < 4; turn++)
        {
            var begun = Stopwatch.GetTimestamp();
            found = run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(begun).TotalNanoseconds / Pairs);
        }

        return best;
    }
}
