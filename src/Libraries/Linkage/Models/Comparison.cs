namespace LineOfSight.Linkage.Models;

/// <summary>What is compared of two records, from the closest agreement to none.</summary>
/// <param name="Name">Its name, as the output has it.</param>
/// <param name="Description">What kind of comparison it is, such as <c>DateOfBirthComparison</c>.</param>
/// <param name="Levels">In the order in which they are tried.</param>
public sealed record Comparison(string Name, string Description, IReadOnlyList<ComparisonLevel> Levels)
{
    private const double DefaultExact = 0.95;
    private const double LowestDefaultWeight = -5;
    private const double HighestDefaultWeight = 3;
    private const double ExactDefaultWeight = 10;

    /// <summary>The number that Splink gives a level: -1 where nothing is said, 0 for the last, up to the closest agreement.</summary>
    /// <param name="level">Its place in <see cref="Levels"/>.</param>
    public int Gamma(int level) => Levels[level].IsNull ? -1 : Levels.Skip(level + 1).Count(l => !l.IsNull);

    /// <summary>m of a level, or what Splink 4 takes while it is not trained: 0.95 for the closest, the rest shared among the others.</summary>
    public double M(int level) => Levels[level].M ?? DefaultM(Gamma(level));

    /// <summary>u of a level, or what Splink 4 takes while it is not trained: weights spread evenly from -5 to 3, and 10 for the closest.</summary>
    public double U(int level) => Levels[level].U ?? DefaultM(Gamma(level)) / Math.Pow(2, DefaultWeight(Gamma(level)));

    /// <summary>The weight of evidence of a level in bits: log2 of m / u; 0 where nothing is said, or where neither was ever seen.</summary>
    public double Weight(int level) => Levels[level].IsNull || (M(level) == 0 && U(level) == 0) ? 0 : Math.Log2(M(level) / U(level));

    private int Spoken => Levels.Count(l => !l.IsNull);

    private double DefaultM(int gamma) => gamma == Spoken - 1 ? DefaultExact : (1 - DefaultExact) / (Spoken - 1);

    private double DefaultWeight(int gamma) =>
        gamma == Spoken - 1 ? ExactDefaultWeight
        : Spoken == 2 ? LowestDefaultWeight
        : LowestDefaultWeight + (gamma * (HighestDefaultWeight - LowestDefaultWeight) / (Spoken - 2));
}
