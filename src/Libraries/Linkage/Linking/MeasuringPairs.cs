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
        var best = judged.Where(j => j.Weight > double.NegativeInfinity).Select(j => Odds.Probability(j.Weight)).Distinct().Select(At).Append(At(1)).MaxBy(p => p.Pairs.F1)!;
        return new Accuracy(points, At(linked.LinkThreshold), best, Counted(j => j.IsTogether), []);
    }

    private AccuracyPoint At(double threshold) => new(threshold, Counted(j => j.Weight >= Odds.Weight(threshold)), Siblings: null);

    private Bases Counted(Func<(double Weight, bool IsMatch, bool IsTogether), bool> isLink) =>
        new(judged.Count(j => isLink(j) && j.IsMatch), judged.Count(isLink), judged.Count(j => j.IsMatch));
}
