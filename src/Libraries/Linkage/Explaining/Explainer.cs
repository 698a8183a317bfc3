using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Explaining;

/// <summary>Takes a pair's weight apart again, from the same ledger that scored it.</summary>
internal sealed class Explainer(LinkModel model, Patterns patterns, Weights weights, Rows rows, IEnumerable<string> joins)
{
    // A column that joins others holds nothing that they do not.
    private readonly HashSet<string> joined = new(joins, StringComparer.OrdinalIgnoreCase);

    private readonly Judge judge = new(patterns, rows);

    /// <summary>The steps of a pair's weight.</summary>
    /// <param name="left">The left record's row.</param>
    /// <param name="right">The right record's.</param>
    /// <param name="value">What a record holds in a column.</param>
    public (IReadOnlyList<ExplanationStep> Steps, double Weight) Explain(int left, int right, Func<int, string, string?> value)
    {
        ref var a = ref rows[left];
        ref var b = ref rows[right];
        var mask = rows.Mask(ref a, ref b, rows.Missing[left] | rows.Missing[right]);
        var pattern = judge.Pattern(mask, ref a, ref b);
        var steps = new List<ExplanationStep> { Start() };
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            var level = patterns.Level(pattern, c);
            var columns = patterns.Reads(c).Where(r => !joined.Contains(r)).ToList();
            steps.Add(Step(model.Comparisons[c], level, weights.M(c, level, ref a, ref b), weights.Rarity(c, level, ref a, ref b) ?? 0, Held(columns, left, value), Held(columns, right, value)));
        }

        if (weights.Lookalikes(pattern, ref a, ref b) is var (sibling, strangers))
        {
            steps.Add(Alike("Neighbours", "two strangers who live near one another", -strangers));
            steps.Add(Alike("Brothers and sisters", "two children of one household", strangers - Weights.Against(sibling, strangers)));
        }

        return (steps, weights.Of(pattern, ref a, ref b));
    }

    private static ExplanationStep Alike(string name, string who, double taken) => new(null, name, null, null, null, taken, 0,
        taken > 0.05 ? $"{name}: {who} would hardly look like this, which makes one person {Odds.Times(taken)}."
        : taken > -0.05 ? $"{name}: {who} would hardly look like this, so nothing is taken off."
        : $"{name}: {who} could look like this too, which makes one person {Odds.Times(taken)}.");

    private ExplanationStep Start() => new(null, "Start", null, null, null, weights.Prior, 0,
        $"Before anything is compared: of two records picked at random, about 1 pair in {Math.Pow(2, -weights.Prior) + 1:N0} is of one person.");

    private static ExplanationStep Step(Comparison comparison, int level, double? byAgencies, double rarity, string left, string right)
    {
        var of = comparison.Levels[level];
        var m = byAgencies ?? comparison.M(level);
        var weight = of.IsNull ? 0 : comparison.Weight(level) + Math.Log2(m / comparison.M(level));
        var words = of.IsNull ? $"{comparison.Name}: {of.Label}. It says nothing."
            : $"{comparison.Name}: {of.Label}. {Share(m)} of pairs of one person{(byAgencies is null ? "" : " at these two agencies")} show this and {Share(comparison.U(level))} of others, which makes one person {Odds.Times(weight)}.{Rare(rarity)}";
        return new ExplanationStep(comparison.Name, of.Label, comparison.Gamma(level), left, right, weight, rarity, words);
    }

    private static string Rare(double rarity) => Math.Abs(rarity) < 0.05 ? "" : rarity > 0
        ? $" The value is rarer than most, which makes it {Odds.Times(rarity)} still."
        : $" The value is commoner than most, which makes it {Odds.Times(rarity)} than that.";

    private static string Share(double share) => share is > 0.9995 and < 1 ? "more than 999 in 1,000" : share >= 0.0095 ? FormattableString.Invariant($"{share * 1000:N0} in 1,000") : FormattableString.Invariant($"1 in {1 / share:N0}");

    private static string Held(List<string> columns, int row, Func<int, string, string?> value) => string.Join(", ", columns.Select(c => value(row, c) ?? "(nothing)"));
}
