using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Training;

/// <summary>What one training by expectation and maximisation did.</summary>
/// <param name="Rule">The rule under which it ran.</param>
/// <param name="Pairs">How many pairs it looked at.</param>
/// <param name="Rounds">How many rounds it took.</param>
/// <param name="Converged">Whether it came to rest.</param>
/// <param name="LargestChange">The largest change of an m in the last round.</param>
/// <param name="ChangedMost">Where that was.</param>
/// <param name="Matches">The share of the pairs that it takes for one person.</param>
/// <param name="Comparisons">The comparisons that it trained.</param>
public sealed record TrainingSession(string Rule, long Pairs, int Rounds, bool Converged, double LargestChange, string ChangedMost, double Matches, IReadOnlyList<string> Comparisons)
{
    /// <summary>What is to be said of it, in words.</summary>
    public string Words => Converged
        ? FormattableString.Invariant($"came to rest after {Rounds} rounds over {Pairs:N0} pairs")
        : FormattableString.Invariant($"did not come to rest in {Rounds} rounds over {Pairs:N0} pairs: {ChangedMost} still moved by {LargestChange:0.######}");
}

/// <summary>
/// Expectation and maximisation (Dempster, Laird and Rubin 1977) over counted patterns: how often pairs of one person are at each level,
/// with u held. Pairs that a rule finds agree in what the rule asks, so comparisons that read it are left out of that session.
/// </summary>
internal sealed class Maximisation(LinkModel model, Patterns patterns)
{
    private const double FirstMatches = 0.3;
    private const double Least = 1e-9;
    private const double PriorCount = 0.5;

    /// <summary>One m for each level of each comparison that was free; null for the others.</summary>
    public (TrainingSession Session, double[]?[] M) Run(string rule, PatternCounts counts, bool[] isFree)
    {
        var m = model.Comparisons.Select((c, i) => isFree[i] ? Start(c) : null).ToArray();
        var seen = counts.Seen().ToArray();
        var pairs = seen.Sum(s => s.Count);
        var matches = FirstMatches;
        var (rounds, change, most) = (0, double.PositiveInfinity, "");
        while (rounds < model.MostRounds && change > model.Convergence)
        {
            rounds++;
            (matches, change, most) = Round(seen, pairs, isFree, m, matches);
        }

        var names = model.Comparisons.Where((_, i) => isFree[i]).Select(c => c.Name).ToList();
        return (new TrainingSession(rule, pairs, rounds, change <= model.Convergence, change, most, matches, names), m);
    }

    private static double[] Start(Comparison comparison) => [.. Enumerable.Range(0, comparison.Levels.Count).Select(l => comparison.Levels[l].IsNull ? 1 : comparison.M(l))];

    private (double Matches, double Change, string Most) Round((int Pattern, long Count)[] seen, long pairs, bool[] isFree, double[]?[] m, double matches)
    {
        var sums = model.Comparisons.Select(c => new double[c.Levels.Count]).ToArray();
        double total = 0;
        foreach (var (pattern, count) in seen)
        {
            double one = matches, other = 1 - matches;
            for (var c = 0; c < m.Length; c++)
            {
                var level = patterns.Level(pattern, c);
                if (isFree[c] && !model.Comparisons[c].Levels[level].IsNull)
                {
                    one *= m[c]![level];
                    other *= model.Comparisons[c].U(level);
                }
            }

            var share = count * (one / Math.Max(one + other, double.Epsilon));
            total += share;
            for (var c = 0; c < m.Length; c++)
            {
                sums[c][patterns.Level(pattern, c)] += share;
            }
        }

        var (change, most) = Update(sums, isFree, m);
        return (Math.Clamp(total / Math.Max(pairs, 1), Least, 1 - Least), change, most);
    }

    private (double Change, string Most) Update(double[][] sums, bool[] isFree, double[]?[] m)
    {
        double change = 0;
        var most = "";
        for (var c = 0; c < m.Length; c++)
        {
            if (!isFree[c])
            {
                continue;
            }

            var levels = model.Comparisons[c].Levels;
            var spoken = Enumerable.Range(0, levels.Count).Where(l => !levels[l].IsNull).ToList();
            var all = spoken.Sum(l => sums[c][l] + PriorCount);
            foreach (var l in spoken.Where(l => !levels[l].FixM))
            {
                var next = (sums[c][l] + PriorCount) / all;
                if (Math.Abs(next - m[c]![l]) > change)
                {
                    change = Math.Abs(next - m[c]![l]);
                    most = $"\"{levels[l].Label}\" of {model.Comparisons[c].Name}";
                }

                m[c]![l] = next;
            }
        }

        return (change, most);
    }
}
