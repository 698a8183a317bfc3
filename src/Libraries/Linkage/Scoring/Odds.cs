using System.Globalization;

namespace LineOfSight.Linkage.Scoring;

/// <summary>Weights in bits, odds and probabilities.</summary>
public static class Odds
{
    private const double Certain = 0.9995;
    private const double LargestPower = 1000;

    /// <summary>The probability of a weight: 2^w / (1 + 2^w).</summary>
    /// <param name="weight">log2 of the odds.</param>
    public static double Probability(double weight)
    {
        if (weight > LargestPower)
        {
            return 1;
        }

        var odds = Math.Pow(2, weight);
        return odds / (1 + odds);
    }

    /// <summary>The weight of a probability: log2(p / (1 - p)).</summary>
    /// <param name="probability">0 to 1.</param>
    public static double Weight(double probability) =>
        probability <= 0 ? double.NegativeInfinity : probability >= 1 ? double.PositiveInfinity : Math.Log2(probability / (1 - probability));

    /// <summary>A weight as a verdict in words.</summary>
    /// <param name="weight">log2 of the odds.</param>
    public static string Words(double weight)
    {
        var probability = Probability(weight);
        var share = probability > Certain ? "more than 0.999" : probability < 1 - Certain ? "less than 0.001" : probability.ToString("0.000", CultureInfo.InvariantCulture);
        return $"The two records are of one person with a probability of {share}.";
    }

    /// <summary>A weight as how many times likelier, in words: <c>8 times likelier</c>, <c>4 times less likely</c>.</summary>
    /// <param name="weight">In bits.</param>
    public static string Times(double weight)
    {
        var times = Math.Pow(2, Math.Abs(weight));
        var number = times < 10 ? Math.Round(times, 1) : Math.Round(times);
        return number is 1 ? "no more and no less likely" : string.Create(CultureInfo.InvariantCulture, $"{number:#,0.#} times {(weight > 0 ? "likelier" : "less likely")}");
    }
}
