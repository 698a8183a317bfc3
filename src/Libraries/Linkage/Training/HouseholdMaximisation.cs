using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Training;

/// <summary>
/// Expectation and maximisation with three classes: one child, children of one household, and strangers. It runs over the pairs of all
/// rules together. What keeps it from collapsing: the third class is not trained but is what random pairs showed, out of all pairs that
/// there are; and the second begins where brothers and sisters are, alike in what a household shares and as strangers in what tells them
/// apart.
/// </summary>
internal sealed class HouseholdMaximisation(LinkModel model, Patterns patterns)
{
    private const double FirstPrior = 2e-6;
    private const double PriorCount = 0.5;
    private const double FirstShared = 0.9;
    private const int MostRounds = 100;
    private const double FewestFound = 50;
    private const string Rule = "all blocking rules together, in three classes";
    private readonly bool[] apart = [.. model.Comparisons.Select(c => model.Own.TellsSiblingsApart.Contains(c.Name) || model.Own.Identifiers.Any(i => i.Column == c.Name))];

    public (TrainingSession Session, HouseholdModel? Households) Run(PatternCounts counts, NeighbourClass neighbours, double eachStandsFor, double allPairs, List<string> warnings)
    {
        var seen = counts.Seen().ToArray();
        var others = seen.Select(s => Strangers(neighbours, s.Pattern)).ToArray();
        var m = model.Comparisons.Select(c => Levels(c, c.M)).ToArray();
        var s = model.Comparisons.Select(First).ToArray();
        var (one, sibling) = (FirstPrior, FirstPrior);
        var (rounds, change, most) = (0, double.PositiveInfinity, "");
        while (rounds < MostRounds && change > model.Convergence)
        {
            rounds++;
            double[][] sumsM = Empty(), sumsS = Empty();
            double totalM = 0, totalS = 0;
            for (var i = 0; i < seen.Length; i++)
            {
                var a = one * Product(m, seen[i].Pattern);
                var b = sibling * Product(s, seen[i].Pattern);
                var all = Math.Max(a + b + others[i], double.Epsilon);
                Collect(sumsM, seen[i].Pattern, seen[i].Count * a / all, ref totalM);
                Collect(sumsS, seen[i].Pattern, seen[i].Count * b / all, ref totalS);
            }

            (change, most) = Update(m, sumsM);
            Update(s, sumsS);
            (one, sibling) = (totalM * eachStandsFor / allPairs, totalS * eachStandsFor / allPairs);
        }

        for (var c = 0; c < m.Length; c++)
        {
            for (var l = 0; l < m[c].Length; l++)
            {
                var level = model.Comparisons[c].Levels[l];
                level.M = level.IsNull || level.FixM ? level.M : m[c][l];
            }
        }

        model.Prior = Math.Clamp(one, 1e-12, 0.5);
        var pairs = seen.Sum(p => p.Count);
        var session = new TrainingSession(Rule, pairs, rounds, change <= model.Convergence, change, most, one * allPairs / eachStandsFor / Math.Max(pairs, 1), [.. model.Comparisons.Select(c => c.Name)]);
        if (!session.Converged)
        {
            warnings.Add($"Training with households {session.Words}.");
        }

        return (session, Sound(m, s, sibling, allPairs, warnings) ? new HouseholdModel(new SiblingClass(sibling, s, Shares()), neighbours) : null);
    }

    // Where a level asks for nothing but what siblings share, they begin there; elsewhere they begin as strangers do.
    private double[] First(Comparison comparison, int index)
    {
        if (!apart[index])
        {
            return Levels(comparison, comparison.M);
        }

        var shared = Enumerable.Range(0, comparison.Levels.Count).Where(l => IsShared(index, l)).ToHashSet();
        var rest = Enumerable.Range(0, comparison.Levels.Count).Where(l => !shared.Contains(l) && !comparison.Levels[l].IsNull).Sum(comparison.U);
        return Levels(comparison, l => shared.Contains(l) ? FirstShared / shared.Count : (shared.Count > 0 ? 1 - FirstShared : 1) * comparison.U(l) / rest);
    }

    private bool IsShared(int comparison, int level) => !model.Comparisons[comparison].Levels[level].IsNull && patterns.Ways(comparison, level) is [var way] && way.Checks.Length == 0
        && (uint)way.Want is not 0 and var equal && Enumerable.Range(0, Features.Most).Where(f => (equal >> f & 1) != 0).All(f => patterns.Features.All[f].ColumnNames.All(IsSharedColumn));

    private bool IsSharedColumn(string column) => model.Own.SiblingsShare.Contains(column, StringComparer.OrdinalIgnoreCase);

    private bool[][] Shares() => [.. model.Comparisons.Select((c, i) => c.Levels.Select(l => !apart[i] || (l.FrequencyColumn is { } column && IsSharedColumn(column))).ToArray())];

    private double Strangers(NeighbourClass of, int pattern) => ((1 - of.Near) * Product(of.FarLevels, pattern)) + (of.Near * Product(of.NearLevels, pattern));

    private static double[] Levels(Comparison comparison, Func<int, double> of) => [.. Enumerable.Range(0, comparison.Levels.Count).Select(l => comparison.Levels[l].IsNull ? 1 : of(l))];

    private double[][] Empty() => [.. model.Comparisons.Select(c => new double[c.Levels.Count])];

    private double Product(IReadOnlyList<IReadOnlyList<double>> of, int pattern)
    {
        double product = 1;
        for (var c = 0; c < of.Count; c++)
        {
            product *= of[c][patterns.Level(pattern, c)];
        }

        return product;
    }

    private void Collect(double[][] sums, int pattern, double share, ref double total)
    {
        total += share;
        for (var c = 0; c < sums.Length; c++)
        {
            sums[c][patterns.Level(pattern, c)] += share;
        }
    }

    private (double Change, string Most) Update(double[][] shares, double[][] sums)
    {
        double change = 0;
        var most = "";
        for (var c = 0; c < shares.Length; c++)
        {
            var levels = model.Comparisons[c].Levels;
            var all = Enumerable.Range(0, levels.Count).Where(l => !levels[l].IsNull).Sum(l => sums[c][l] + PriorCount);
            for (var l = 0; l < levels.Count; l++)
            {
                if (levels[l].IsNull)
                {
                    continue;
                }

                var next = (sums[c][l] + PriorCount) / all;
                if (Math.Abs(next - shares[c][l]) > change)
                {
                    (change, most) = (Math.Abs(next - shares[c][l]), $"\"{levels[l].Label}\" of {model.Comparisons[c].Name}");
                }

                shares[c][l] = next;
            }
        }

        return (change, most);
    }

    // A class that found hardly anything, or that agrees more than one child does in what tells children apart, is no class of siblings.
    private bool Sound(double[][] m, double[][] s, double sibling, double allPairs, List<string> warnings)
    {
        if (sibling * allPairs < FewestFound)
        {
            warnings.Add("Hardly any pairs look like brothers and sisters, so households are left out of the model.");
            return false;
        }

        for (var c = 0; c < m.Length; c++)
        {
            var closest = model.Comparisons[c].Levels.ToList().FindIndex(l => !l.IsNull);
            if (apart[c] && s[c][closest] >= m[c][closest])
            {
                warnings.Add($"In {model.Comparisons[c].Name}, what was taken for brothers and sisters agrees more than what was taken for one child: the classes are not what they should be, and households are left out of the model.");
                return false;
            }
        }

        return true;
    }
}
