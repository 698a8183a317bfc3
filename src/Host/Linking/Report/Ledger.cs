using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Host.Linking.Report;

/// <summary>One level of a comparison, as the ledger has it.</summary>
/// <param name="Gamma">Splink's number: -1 where nothing is said.</param>
/// <param name="Label">What it is called.</param>
/// <param name="M">How often pairs of one person show it; null where nothing is said.</param>
/// <param name="U">How often others do.</param>
/// <param name="S">How often brothers and sisters do; null when households are not modelled.</param>
/// <param name="Bits">What it gives or takes.</param>
/// <param name="IsAssumed">Whether m or u was never trained.</param>
/// <param name="Rarity">The column whose rarer values count for more; null where all values count alike.</param>
/// <param name="RarityIsShared">Whether brothers and sisters share what is rare there.</param>
/// <param name="Near">How many times as often strangers who live near one another show it as all strangers do.</param>
/// <param name="Far">How many times as often strangers who live apart do.</param>
internal sealed record LedgerLevel(int Gamma, string Label, double? M, double? U, double? S, double Bits, bool IsAssumed, string? Rarity, bool RarityIsShared, double Near, double Far)
{
    /// <summary>What it gives to "children of one household", against strangers, in bits.</summary>
    public double SiblingBits => S is { } s && U is { } u ? Math.Log2(s / u) : 0;
}

/// <summary>A comparison with its levels, from the closest agreement to none.</summary>
internal sealed record LedgerComparison(string Name, IReadOnlyList<LedgerLevel> Levels)
{
    /// <summary>The sentence of a level, as an explanation has it.</summary>
    public string Words(LedgerLevel level) => level is { M: { } m, U: { } u }
        ? $"{Name}: {level.Label}. {Rounded(m)} of pairs of one person show this and {Rounded(u)} of others, which makes one person {Odds.Times(level.Bits)}."
        : $"{Name}: {level.Label}. It says nothing.";

    private static string Rounded(double share) => share is > 0.9995 and < 1 ? "more than 999 in 1,000" : share >= 0.0095 ? FormattableString.Invariant($"{share * 1000:N0} in 1,000") : FormattableString.Invariant($"1 in {1 / share:N0}");
}

/// <summary>Every weight that a pair can be given, once: the tables, the pictures and the look-up of any link read it.</summary>
internal sealed record Ledger(double Start, double? SiblingStart, double Near, bool HasAgencies, IReadOnlyList<LedgerComparison> Comparisons)
{
    public static Ledger Of(Linked linked) => new(
        Odds.Weight(linked.Model.Prior ?? 0.5),
        linked.Households is { } households ? Math.Log2(households.Siblings.Prior) : null,
        linked.Households?.Neighbours.Near ?? 0,
        linked.Model.Agencies is not null,
        [.. linked.Model.Comparisons.Select((c, i) => new LedgerComparison(c.Name, [.. c.Levels.Select((_, l) => Level(linked, c, i, l))]))]);

    /// <summary>Of how many pairs picked at random one is of one person.</summary>
    public double OneIn => Math.Pow(2, -Start) + 1;

    public string StartWords => $"Before anything is compared: of two records picked at random, about 1 pair in {OneIn:N0} is of one person.";

    private static LedgerLevel Level(Linked linked, Comparison comparison, int at, int index)
    {
        var level = comparison.Levels[index];
        var rarity = level.IsNull || level.IsElse || level.FrequencyWeight == 0 || linked.Model.Own.WithoutFrequencies.Contains(comparison.Name) ? null : level.FrequencyColumn;
        var bits = comparison.Weight(index);
        return new LedgerLevel(
            comparison.Gamma(index), level.Label, level.IsNull ? null : comparison.M(index), level.IsNull ? null : comparison.U(index),
            level.IsNull ? null : linked.Households?.Siblings.Levels[at][index], double.IsNaN(bits) ? 0 : bits, !level.IsNull && (level.M is null || level.U is null),
            rarity, rarity is not null && linked.Households is { } households && households.Siblings.Shares[at][index],
            Times(linked.Households?.Neighbours.NearLevels[at][index], comparison, index), Times(linked.Households?.Neighbours.FarLevels[at][index], comparison, index));
    }

    private static double Times(double? share, Comparison comparison, int level) => share is { } times && !comparison.Levels[level].IsNull ? times / comparison.U(level) : 1;
}
