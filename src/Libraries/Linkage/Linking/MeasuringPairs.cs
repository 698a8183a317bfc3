using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Linking;

/// <summary>Holds what was linked against judged pairs: the bases are these pairs, and no others.</summary>
public sealed class MeasuringPairs
{
    private static readonly double[] Thresholds = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999];
    private readonly Linked linked;
    private readonly List<(double Weight, bool IsMatch, bool IsTogether)> judged = [];

    /// <summary>Finds the judged pairs among those that were kept; one that no rule found has no weight, and is no link.</summary>
    public MeasuringPairs(Linked linked, JudgedPairs truth)
    {
        ArgumentNullException.ThrowIfNull(linked);
        ArgumentNullException.ThrowIfNull(truth);
        this.linked = linked;
        var wanted = new Dictionary<(int, int), double>();
        foreach (var (left, right, _) in truth.Pairs)
        {
            wanted[(Math.Min(left, right), Math.Max(left, right))] = double.NegativeInfinity;
        }

        for (var e = 0; e < linked.Edges.Count; e++)
        {
            var pair = (Math.Min(linked.Edges.Left[e], linked.Edges.Right[e]), Math.Max(linked.Edges.Left[e], linked.Edges.Right[e]));
            if (wanted.ContainsKey(pair))
            {
                wanted[pair] = linked.Edges.Weight[e];
            }
        }

        foreach (var (left, right, isMatch) in truth.Pairs)
        {
            judged.Add((wanted[(Math.Min(left, right), Math.Max(left, right))], isMatch, linked.Clusters.Of[left] == linked.Clusters.Of[right]));
        }
    }

    /// <summary>Measures.</summary>
    public Accuracy Measure()
    {
        var points = Thresholds.Append(linked.LinkThreshold).Distinct().Order().Select(At).ToList();
        return new Accuracy(points, At(linked.LinkThreshold), Best(), Counted(j => j.IsTogether), []);
    }

    private AccuracyPoint At(double threshold)
    {
        var least = Odds.Weight(threshold);
        return new AccuracyPoint(threshold, Counted(j => j.Weight >= least), Siblings: null);
    }

    // By weight, for probabilities near 1 cannot be told apart.
    private AccuracyPoint Best()
    {
        var matches = judged.Count(j => j.IsMatch);
        var best = new AccuracyPoint(1, new Bases(0, 0, matches), Siblings: null);
        long right = 0, links = 0;
        foreach (var alike in judged.Where(j => j.Weight > double.NegativeInfinity).GroupBy(j => j.Weight).OrderByDescending(g => g.Key))
        {
            right += alike.Count(j => j.IsMatch);
            links += alike.Count();
            if (new Bases(right, links, matches) is var bases && bases.F1 > best.Pairs.F1)
            {
                best = new AccuracyPoint(Odds.Probability(alike.Key), bases, Siblings: null);
            }
        }

        return best;
    }

    private Bases Counted(Func<(double Weight, bool IsMatch, bool IsTogether), bool> isLink) =>
        new(judged.Count(j => isLink(j) && j.IsMatch), judged.Count(isLink), judged.Count(j => j.IsMatch));
}
