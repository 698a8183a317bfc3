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

    /// <summary>The patterns that were seen, in their order.</summary>
    public IEnumerable<(int Pattern, long Count)> Seen() => dense is not null
        ? dense.Select((n, p) => (p, n)).Where(s => s.n > 0)
        : sparse!.OrderBy(s => s.Key).Select(s => (s.Key, s.Value));
}

/// <summary>Counts the patterns of the pairs of a scan, a counter for each thread.</summary>
internal readonly struct PatternCounter(PatternCounts counts) : IPairSink
{
    public void Take(int way, int left, int right, ulong mask, ref int a, ref int b, Judge judge) => counts.Add(judge.Pattern(mask, ref a, ref b));

    /// <summary>Counts all pairs of a scan.</summary>
    public static PatternCounts Count(PairScan scan, Patterns patterns, CancellationToken stop)
    {
        using var each = new ThreadLocal<PatternCounts>(() => new PatternCounts(patterns.Count), trackAllValues: true);
        scan.Run(() => new PatternCounter(each.Value!), _ => { }, stop);
        var all = new PatternCounts(patterns.Count);
        foreach (var part in each.Values)
        {
            all.Add(part);
        }

        return all;
    }
}
