using System.Runtime.CompilerServices;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Training;

/// <summary>How many pairs show each pattern. Whole numbers, so that the order in which threads count does not matter.</summary>
internal sealed class PatternCounts(int patterns)
{
    private const int Dense = 1 << 21;
    private readonly long[]? dense = patterns <= Dense ? new long[patterns] : null;
    private readonly Dictionary<int, long>? sparse = patterns <= Dense ? null : [];

    public void Add(int pattern, long count = 1)
    {
        if (dense is not null)
        {
            dense[pattern] += count;
        }
        else
        {
            sparse![pattern] = sparse.GetValueOrDefault(pattern) + count;
        }
    }

    public void Add(PatternCounts others)
    {
        foreach (var (pattern, count) in others.Seen())
        {
            Add(pattern, count);
        }
    }

    /// <summary>The same by pattern alone, when pairs of agencies were counted apart.</summary>
    public PatternCounts Together(int patterns)
    {
        var together = new PatternCounts(patterns);
        foreach (var (key, count) in Seen())
        {
            together.Add(key % patterns, count);
        }

        return together;
    }

    /// <summary>The patterns that were seen, in their order.</summary>
    public IEnumerable<(int Pattern, long Count)> Seen() => dense is not null
        ? dense.Select((n, p) => (p, n)).Where(s => s.n > 0)
        : sparse!.OrderBy(s => s.Key).Select(s => (s.Key, s.Value));
}

/// <summary>Counts the patterns of the pairs of a scan, a counter for each thread; by pair of agencies, where a feature names them.</summary>
internal readonly struct PatternCounter(PatternCounts counts, int patterns, int agency) : IPairSink
{
    public void Take(int way, int left, int right, ulong mask, ref int a, ref int b, Judge judge)
    {
        var pair = agency < 0 ? 0 : AgencyModel.Pair(Unsafe.Add(ref a, agency), Unsafe.Add(ref b, agency));
        counts.Add((pair * patterns) + judge.Pattern(mask, ref a, ref b));
    }

    /// <summary>Counts all pairs of a scan.</summary>
    /// <param name="scan">Finds the pairs.</param>
    /// <param name="patterns">The patterns.</param>
    /// <param name="agency">The feature that names the agency; null when pairs are counted by pattern alone.</param>
    /// <param name="stop">Stops it.</param>
    public static PatternCounts Count(PairScan scan, Patterns patterns, Feature? agency, CancellationToken stop)
    {
        var size = patterns.Count * (agency is null ? 1 : AgencyModel.Pairs(agency.Values.Count));
        using var each = new ThreadLocal<PatternCounts>(() => new PatternCounts(size), trackAllValues: true);
        scan.Run(() => new PatternCounter(each.Value!, patterns.Count, agency?.Index ?? -1), _ => { }, stop);
        var all = new PatternCounts(size);
        foreach (var part in each.Values)
        {
            all.Add(part);
        }

        return all;
    }
}
