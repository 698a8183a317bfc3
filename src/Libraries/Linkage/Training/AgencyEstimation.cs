using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Training;

/// <summary>One more step of expectation and maximisation, for each pair of agencies apart: the model that was trained on all says how likely each pair is of one person.</summary>
internal sealed class AgencyEstimation(LinkModel model, Patterns patterns)
{
    // So many pairs of one person as all agencies have them stand beside those of the two agencies.
    private const double Steadying = 200;

    /// <summary>m by agency.</summary>
    /// <param name="column">The column that names the agency.</param>
    /// <param name="agencies">The agencies by number.</param>
    /// <param name="counts">Pairs by pair of agencies and pattern.</param>
    /// <param name="likely">How likely a pattern is of one person, 0 to 1.</param>
    public AgencyModel Run(string column, IReadOnlyList<string> agencies, IEnumerable<(int Pair, int Pattern, long Count)> counts, Func<int, double> likely)
    {
        var sums = Enumerable.Range(0, AgencyModel.Pairs(agencies.Count)).Select(_ => model.Comparisons.Select(c => new double[c.Levels.Count]).ToArray()).ToArray();
        foreach (var (pair, pattern, count) in counts)
        {
            var share = count * likely(pattern);
            for (var c = 0; c < model.Comparisons.Count; c++)
            {
                sums[pair][c][patterns.Level(pattern, c)] += share;
            }
        }

        return new AgencyModel(column, agencies, [.. sums.Select(pair => (IReadOnlyList<IReadOnlyList<double>>)[.. pair.Select(Shares)])]);
    }

    private double[] Shares(double[] sums, int comparison)
    {
        var of = model.Comparisons[comparison];
        var all = Enumerable.Range(0, sums.Length).Where(l => !of.Levels[l].IsNull).Sum(l => sums[l]);
        return [.. Enumerable.Range(0, sums.Length).Select(l => of.Levels[l].IsNull ? 1 : of.Levels[l].FixM ? of.M(l) : (sums[l] + (Steadying * of.M(l))) / (all + Steadying))];
    }
}
