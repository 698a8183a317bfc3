using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Indexing;

/// <summary>A record that may be of the same person as the one that was asked about.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Source">Its file.</param>
/// <param name="Id">Its id.</param>
/// <param name="Person">The person that it was put with.</param>
/// <param name="Weight">The match weight in bits.</param>
public sealed record Candidate(int Row, string Source, string Id, string Person, double Weight)
{
    /// <summary>The probability that both are of one person, 0 to 1.</summary>
    public double Probability => Odds.Probability(Weight);
}

/// <summary>A record that is not, or not yet, in an index.</summary>
/// <param name="Source">The file or system that it is from.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Values">What it holds, by column; nothing where a column is missing, null or empty.</param>
public sealed record NewRecord(string Source, string Id, IReadOnlyDictionary<string, string?> Values);
