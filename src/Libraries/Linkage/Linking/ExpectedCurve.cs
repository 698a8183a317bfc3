using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Linking;

/// <summary>What the model itself expects of a threshold, without any truth: how many links, and how many of them right.</summary>
/// <param name="Threshold">The probability from which a pair is a link.</param>
/// <param name="Links">How many pairs reach it.</param>
/// <param name="Right">How many of them are expected to be of one person: their probabilities added up.</param>
/// <param name="Matches">How many pairs of one person are expected among all compared.</param>
public sealed record ExpectedPoint(double Threshold, long Links, double Right, double Matches)
{
    /// <summary>Right links of all links.</summary>
    public double Precision => Links == 0 ? 1 : Right / Links;

    /// <summary>Right links of all matches among the compared pairs.</summary>
    public double Recall => Matches <= 0 ? 0 : Right / Matches;

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Links + Matches <= 0 ? 0 : 2 * Right / (Links + Matches);
}

/// <summary>The expectation at every hundredth, from the scored pairs.</summary>
internal static class ExpectedCurve
{
    private const int Steps = 100;

    public static IReadOnlyList<ExpectedPoint> Of(Edges edges)
    {
        var links = new long[Steps];
        var right = new double[Steps];
        for (var e = 0; e < edges.Count; e++)
        {
            var probability = Odds.Probability(edges.Weight[e]);
            var step = Math.Min((int)(probability * Steps), Steps - 1);
            links[step]++;
            right[step] += probability;
        }

        var matches = right.Sum();
        var points = new List<ExpectedPoint>();
        var (allLinks, allRight) = (0L, 0.0);
        for (var step = Steps - 1; step > 0; step--)
        {
            allLinks += links[step];
            allRight += right[step];
            points.Add(new ExpectedPoint((double)step / Steps, allLinks, allRight, matches));
        }

        points.Reverse();
        return points;
    }

    /// <summary>The threshold at which the expected F1 is highest, and never below one half: a link is likelier right than wrong.</summary>
    public static double Best(IReadOnlyList<ExpectedPoint> points) =>
        points.Where(p => p.Threshold >= 0.5).OrderByDescending(p => p.F1).ThenBy(p => p.Threshold).Select(p => p.Threshold).FirstOrDefault(0.5);
}
