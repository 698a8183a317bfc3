using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Scoring;

/// <summary>
/// The weight of every pattern in bits, and what rare values add. The one ledger of weights: scoring, clusters and explanations read the same.
/// </summary>
internal sealed class Weights
{
    private readonly Patterns patterns;
    private readonly double[] byPattern;
    private readonly uint[] adjusted;
    private readonly Adjustment?[][] adjustments;
    private readonly HouseholdModel? households;
    private readonly double[] siblings;
    private readonly double[] neighbours;
    private readonly AgencyWeights? byAgencies;

    public Weights(LinkModel model, HouseholdModel? households, Patterns patterns, Rows rows)
    {
        this.households = households;
        this.patterns = patterns;
        Prior = model.Prior is { } prior ? Math.Log2(prior / (1 - prior)) : 0;
        adjustments = [.. model.Comparisons.Select(c => c.Levels.Select((l, i) => Adjusting(model, c, l, i, rows)).ToArray())];
        byPattern = new double[patterns.Count];
        adjusted = new uint[patterns.Count];
        siblings = households is null ? [] : new double[patterns.Count];
        neighbours = households is null ? [] : new double[patterns.Count];
        byAgencies = AgencyWeights.Of(model, patterns);
        var weights = model.Comparisons.Select(c => c.Levels.Select((_, i) => c.Weight(i)).ToArray()).ToArray();
        for (var pattern = 0; pattern < patterns.Count; pattern++)
        {
            var weight = Prior;
            for (var c = 0; c < weights.Length; c++)
            {
                var level = patterns.Level(pattern, c);
                weight += weights[c][level];
                adjusted[pattern] |= adjustments[c][level] is null ? 0 : 1u << c;
            }

            byPattern[pattern] = weight;
            if (households is not null)
            {
                siblings[pattern] = SiblingWeight(model, households.Siblings, pattern);
                neighbours[pattern] = Strangers(model, households.Neighbours, pattern);
            }
        }
    }

    private double SiblingWeight(LinkModel model, SiblingClass of, int pattern)
    {
        var weight = Math.Log2(of.Prior);
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            var level = patterns.Level(pattern, c);
            weight += model.Comparisons[c].Levels[level].IsNull ? 0 : Math.Log2(of.Levels[c][level] / model.Comparisons[c].U(level));
        }

        return weight;
    }

    /// <summary>log2 of the odds that two records picked at random are of one person.</summary>
    public double Prior { get; }

    /// <summary>The weight without what rare values add.</summary>
    public double Of(int pattern) => byPattern[pattern];

    /// <summary>The weight of a pair: of being one person against being anything else.</summary>
    /// <param name="pattern">The pair's pattern.</param>
    /// <param name="a">The left record's codes.</param>
    /// <param name="b">The right record's codes.</param>
    /// <param name="least">A pair that weighs less may be given any lesser weight.</param>
    public double Of(int pattern, ref int a, ref int b, double least = double.NegativeInfinity)
    {
        var weight = byPattern[pattern] + (byAgencies?.Of(pattern, ref a, ref b) ?? 0);
        double siblingRarity = 0;
        for (var left = adjusted[pattern]; left != 0; left &= left - 1)
        {
            var c = System.Numerics.BitOperations.TrailingZeroCount(left);
            var level = patterns.Level(pattern, c);
            var rarity = adjustments[c][level]!.Of(ref a, ref b);
            weight += rarity;
            siblingRarity += households is not null && households.Siblings.Shares[c][level] ? rarity : 0;
        }

        return households is null || weight < least - MostGained ? weight : weight - Against(siblings[pattern] + siblingRarity, neighbours[pattern]);
    }

    /// <summary>What is taken off because brothers, sisters or neighbours would look like this too, in bits.</summary>
    /// <param name="sibling">The weight of being children of one household against being strangers, as u has them.</param>
    /// <param name="strangers">How much likelier strangers, near and far, look like this than u says, in bits.</param>
    public static double Against(double sibling, double strangers) => Math.Log2(Math.Pow(2, strangers) + Math.Pow(2, sibling));

    /// <summary>The two weights that <see cref="Against"/> takes; null when households are not modelled.</summary>
    public (double Sibling, double Strangers)? Lookalikes(int pattern, ref int a, ref int b)
    {
        if (households is null)
        {
            return null;
        }

        var sibling = siblings[pattern];
        for (var c = 0; c < adjustments.Length; c++)
        {
            var level = patterns.Level(pattern, c);
            sibling += households.Siblings.Shares[c][level] ? Rarity(c, level, ref a, ref b) ?? 0 : 0;
        }

        return (sibling, neighbours[pattern]);
    }

    // Strangers who live apart are a little rarer than all strangers are: no more than this is ever put on for it.
    private const double MostGained = 4;

    private double Strangers(LinkModel model, NeighbourClass of, int pattern)
    {
        double near = of.Near, far = 1 - of.Near, all = 1;
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            var level = patterns.Level(pattern, c);
            if (!model.Comparisons[c].Levels[level].IsNull)
            {
                near *= of.NearLevels[c][level];
                far *= of.FarLevels[c][level];
                all *= model.Comparisons[c].U(level);
            }
        }

        return Math.Max(Math.Log2((near + far) / all), -MostGained);
    }

    /// <summary>m of a level for the two agencies that hold the records; null when it is the same for all.</summary>
    public double? M(int comparison, int level, ref int a, ref int b) => byAgencies?.M(comparison, level, ref a, ref b);

    /// <summary>What the rarity of the values adds for one comparison; null when nothing is adjusted at that level.</summary>
    public double? Rarity(int comparison, int level, ref int a, ref int b) => adjustments[comparison][level]?.Of(ref a, ref b);

    private Adjustment? Adjusting(LinkModel model, Comparison comparison, ComparisonLevel level, int index, Rows rows)
    {
        if (level.FrequencyColumn is not { } column || level.FrequencyWeight == 0 || level.IsNull || level.IsElse || model.Own.WithoutFrequencies.Contains(comparison.Name))
        {
            return null;
        }

        var feature = patterns.Features.Column(column);
        var from = level.OwnFrequencyBase ? index : ExactLevel(comparison, feature);
        return from < 0
            ? throw new ModelRefusedException($"comparison \"{comparison.Name}\", level {index + 1}", $"there is no exact level for {column}, from which its term frequencies start")
            : new Adjustment(feature, rows, comparison.U(from), level.FrequencyWeight, level.LeastFrequency);
    }

    private int ExactLevel(Comparison comparison, Feature feature)
    {
        var at = patterns.Comparisons.ToList().FindIndex(c => c.Name == comparison.Name);
        for (var level = 0; level < comparison.Levels.Count; level++)
        {
            if (patterns.Ways(at, level) is [var way] && way.Checks.Length == 0 && way.Want == 1UL << feature.Index && way.Care == way.Want)
            {
                return level;
            }
        }

        return -1;
    }

    /// <summary>What the rarity of each value adds.</summary>
    private sealed class Adjustment
    {
        private readonly int feature;
        private readonly double[] byCode;
        private readonly double unseen;

        public Adjustment(Feature of, Rows rows, double exact, double weight, double least)
        {
            feature = of.Index;
            var counts = new int[of.Values.Count + 1];
            long total = 0;
            for (var row = 0; row < rows.Count; row++)
            {
                var code = rows.Code(row, feature);
                counts[code]++;
                total += code == 0 ? 0 : 1;
            }

            unseen = weight * (Math.Log2(exact) - Math.Log2(Math.Max(1.0 / Math.Max(total, 1), least)));
            byCode = new double[counts.Length];
            for (var code = 1; code < counts.Length; code++)
            {
                byCode[code] = weight * (Math.Log2(exact) - Math.Log2(Math.Max((double)Math.Max(counts[code], 1) / Math.Max(total, 1), least)));
            }
        }

        // The commoner of two values counts, and the one that is there when only one is.
        public double Of(ref int a, ref int b)
        {
            var left = System.Runtime.CompilerServices.Unsafe.Add(ref a, feature);
            var right = System.Runtime.CompilerServices.Unsafe.Add(ref b, feature);
            return left == right ? At(left) : left == 0 ? At(right) : right == 0 ? At(left) : Math.Min(At(left), At(right));
        }

        // A value that came later than the frequencies is as rare as one seen once would be.
        private double At(int code) => code < byCode.Length ? byCode[code] : unseen;
    }
}
