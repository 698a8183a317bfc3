using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Training;

/// <summary>
/// Tells strangers who live near one another from those who do not, from random pairs: a mixture of two over the comparisons that tell
/// places apart. Names and dates of birth are left out, for neighbours are as different in them as anybody.
/// </summary>
internal sealed class NeighbourMaximisation(LinkModel model, Patterns patterns)
{
    private const double FirstNear = 0.01;
    private const double PriorCount = 0.5;
    private const int Rounds = 500;
    private const double AtRest = 1e-7;
    private readonly bool[] isPlace = [.. model.Comparisons.Select(c => !model.Own.TellsSiblingsApart.Contains(c.Name) && model.Own.Identifiers.All(i => i.Column != c.Name))];

    public NeighbourClass Run(PatternCounts random)
    {
        var u = model.Comparisons.Select(c => Levels(c, c.U)).ToArray();
        var near = model.Comparisons.Select((c, i) => isPlace[i] ? First(c) : Levels(c, c.U)).ToArray();
        var far = u.Select(l => l.ToArray()).ToArray();
        var seen = random.Seen().GroupBy(s => Places(s.Pattern)).Select(g => (g.First().Pattern, Count: (double)g.Sum(s => s.Count))).ToArray();
        if (isPlace.Count(p => p) < 2 || seen.Length == 0)
        {
            return new NeighbourClass(0, u, u);
        }

        var share = FirstNear;
        for (var round = 0; round < Rounds; round++)
        {
            var sums = (Near: Empty(), Far: Empty());
            double total = 0, all = 0;
            foreach (var (pattern, count) in seen)
            {
                var (a, b) = (share * Product(near, pattern), (1 - share) * Product(far, pattern));
                var part = count * a / Math.Max(a + b, double.Epsilon);
                total += part;
                all += count;
                for (var c = 0; c < near.Length; c++)
                {
                    sums.Near[c][patterns.Level(pattern, c)] += part;
                    sums.Far[c][patterns.Level(pattern, c)] += count - part;
                }
            }

            Update(near, sums.Near, u);
            Update(far, sums.Far, u);
            var moved = Math.Abs((total / all) - share);
            share = total / all;
            if (moved < AtRest)
            {
                break;
            }
        }

        return new NeighbourClass(share, near, far);
    }

    private int Places(int pattern) => Enumerable.Range(0, isPlace.Length).Where(c => isPlace[c]).Sum(c => patterns.Level(pattern, c) * patterns.Steps[c]);

    private static double[] Levels(Comparison comparison, Func<int, double> of) => [.. Enumerable.Range(0, comparison.Levels.Count).Select(l => comparison.Levels[l].IsNull ? 1 : of(l))];

    // Neighbours begin with each level but the last as likely as it is among random pairs a hundred times over.
    private static double[] First(Comparison comparison)
    {
        const double Likelier = 100;
        var last = comparison.Levels.Count - 1;
        double Of(int level) => comparison.U(level) * (level == last ? 1 : Likelier);
        var sum = Enumerable.Range(0, comparison.Levels.Count).Where(l => !comparison.Levels[l].IsNull).Sum(Of);
        return Levels(comparison, l => Of(l) / sum);
    }

    private double[][] Empty() => [.. model.Comparisons.Select(c => new double[c.Levels.Count])];

    private double Product(double[][] of, int pattern)
    {
        double product = 1;
        for (var c = 0; c < of.Length; c++)
        {
            product *= isPlace[c] ? of[c][patterns.Level(pattern, c)] : 1;
        }

        return product;
    }

    // Smoothed towards u, whose rarest levels are known from all records and not from a sample.
    private void Update(double[][] shares, double[][] sums, double[][] u)
    {
        for (var c = 0; c < shares.Length; c++)
        {
            var levels = model.Comparisons[c].Levels;
            var spoken = Enumerable.Range(0, levels.Count).Where(l => !levels[l].IsNull).ToList();
            var all = spoken.Sum(l => sums[c][l] + (PriorCount * u[c][l]));
            foreach (var l in spoken.Where(_ => isPlace[c]))
            {
                shares[c][l] = (sums[c][l] + (PriorCount * u[c][l])) / all;
            }
        }
    }
}
