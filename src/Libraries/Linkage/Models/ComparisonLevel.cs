namespace LineOfSight.Linkage.Models;

/// <summary>One degree of agreement of a comparison; the first whose condition holds is a pair's.</summary>
public sealed record ComparisonLevel
{
    /// <summary>The condition in SQL, as it was given; <c>ELSE</c> for what is left.</summary>
    public required string Condition { get; init; }

    /// <summary>What it is called in pictures and words.</summary>
    public required string Label { get; init; }

    /// <summary>Whether the pair says nothing here, because a value is missing: it counts neither for nor against.</summary>
    public bool IsNull { get; init; }

    /// <summary>How often pairs of one person are at this level, 0 to 1; null until trained.</summary>
    public double? M { get; set; }

    /// <summary>How often pairs of different people are at this level, 0 to 1; null until trained.</summary>
    public double? U { get; set; }

    /// <summary>Whether training leaves <see cref="M"/> as it is.</summary>
    public bool FixM { get; init; }

    /// <summary>Whether training leaves <see cref="U"/> as it is.</summary>
    public bool FixU { get; init; }

    /// <summary>The column whose rarer values count for more; null when all values count alike.</summary>
    public string? FrequencyColumn { get; init; }

    /// <summary>How much of the adjustment for rarity is taken: 0 none, 1 all.</summary>
    public double FrequencyWeight { get; init; } = 1;

    /// <summary>No value counts as rarer than this share of records.</summary>
    public double LeastFrequency { get; init; }

    /// <summary>Whether the adjustment starts from this level's own u, not from that of the exact level.</summary>
    public bool OwnFrequencyBase { get; init; }

    /// <summary>Whether this is what is left when no other condition holds.</summary>
    public bool IsElse => Condition.Trim().Equals("ELSE", StringComparison.OrdinalIgnoreCase);
}
