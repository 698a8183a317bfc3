namespace LineOfSight.Linkage.Explaining;

/// <summary>One step of a pair's match weight.</summary>
/// <param name="Comparison">What was compared, such as <c>dob</c>; null for the start and for what is taken off for brothers and sisters.</param>
/// <param name="Level">The level, in words.</param>
/// <param name="Gamma">Splink's number of the level: -1 where nothing is said; null where there is no level.</param>
/// <param name="Left">What the left record holds in the columns that are compared.</param>
/// <param name="Right">What the right record holds.</param>
/// <param name="Weight">What the level gives or takes, in bits.</param>
/// <param name="Rarity">What the rarity of the values adds, in bits; 0 when nothing is adjusted.</param>
/// <param name="Words">The step as a sentence.</param>
public sealed record ExplanationStep(string? Comparison, string Level, int? Gamma, string? Left, string? Right, double Weight, double Rarity, string Words);

/// <summary>Why two records were taken for one person, or not: the match weight step by step. The steps add up to the weight.</summary>
/// <param name="LeftSource">The file of the left record.</param>
/// <param name="LeftId">Its id.</param>
/// <param name="RightSource">The file of the right record.</param>
/// <param name="RightId">Its id.</param>
/// <param name="Steps">From how common matches are, through each comparison, to the last.</param>
/// <param name="Weight">The match weight: log2 of the odds that they are one person.</param>
public sealed record Explanation(string LeftSource, string LeftId, string RightSource, string RightId, IReadOnlyList<ExplanationStep> Steps, double Weight)
{
    /// <summary>The probability that they are one person, 0 to 1.</summary>
    public double Probability => Scoring.Odds.Probability(Weight);

    /// <summary>The whole in words: the verdict, what speaks for it most, and what against.</summary>
    public string Words
    {
        get
        {
            var compared = Steps.Where(s => s.Comparison is not null).ToList();
            var speaksFor = compared.Where(s => s.Weight + s.Rarity > -Least).OrderByDescending(s => s.Weight + s.Rarity).Select(s => s.Comparison!).ToList();
            var against = Steps.Skip(1).Where(s => s.Weight + s.Rarity < Least).OrderBy(s => s.Weight + s.Rarity).Select(s => s.Comparison ?? Alike(s.Level)).ToList();
            return $"{Scoring.Odds.Words(Weight)} {Sentence("For it speak", "For it speaks", speaksFor)}{Sentence("Against it speak", "Against it speaks", against)}".Trim();
        }
    }

    // Less than this is no reason that anybody would name.
    private const double Least = -0.5;

    private static string Alike(string level) => $"{level.ToLowerInvariant()} who look alike";

    private static string Sentence(string many, string one, List<string> names) =>
        names.Count == 0 ? "" : $"{(names.Count == 1 ? one : many)} {string.Join(", ", names)}. ";
}
