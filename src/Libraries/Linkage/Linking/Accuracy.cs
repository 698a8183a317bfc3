using LineOfSight.Linkage.Records;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Linking;

/// <summary>Counts held against the truth. Precision and recall always stand on these bases.</summary>
/// <param name="Right">Links that the truth has too.</param>
/// <param name="Links">All links.</param>
/// <param name="Matches">All pairs that the truth has.</param>
public sealed record Bases(long Right, long Links, long Matches)
{
    /// <summary>Right of all links.</summary>
    public double Precision => Links == 0 ? 1 : (double)Right / Links;

    /// <summary>Right of all matches.</summary>
    public double Recall => Matches == 0 ? 1 : (double)Right / Matches;

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Links + Matches == 0 ? 1 : 2.0 * Right / (Links + Matches);
}

/// <summary>The links from a threshold on, held against the truth.</summary>
/// <param name="Threshold">The probability from which a pair is a link.</param>
/// <param name="Pairs">All pairs.</param>
/// <param name="Siblings">Links of different people of one household; null when the truth does not know households.</param>
public sealed record AccuracyPoint(double Threshold, Bases Pairs, long? Siblings)
{
    /// <summary>Of right links and links between brothers and sisters, the share that is right; null when the truth does not know households.</summary>
    public double? SiblingPrecision => Siblings is not { } wrong ? null : Pairs.Right + wrong == 0 ? 1 : (double)Pairs.Right / (Pairs.Right + wrong);
}

/// <summary>The error within one group of records, beside the total.</summary>
/// <param name="Group">What the group is: "agency".</param>
/// <param name="Name">Its name: "police".</param>
/// <param name="Pairs">Pairs with at least one record of the group.</param>
public sealed record GroupAccuracy(string Group, string Name, Bases Pairs);

/// <summary>Pairs and clusters held against the truth.</summary>
/// <param name="Points">By threshold.</param>
/// <param name="AtLinkThreshold">At the threshold that was taken.</param>
/// <param name="Best">At the threshold with the highest F1; known only because the truth is.</param>
/// <param name="Clusters">All pairs within a cluster.</param>
/// <param name="Groups">The error by group at the threshold that was taken.</param>
public sealed record Accuracy(IReadOnlyList<AccuracyPoint> Points, AccuracyPoint AtLinkThreshold, AccuracyPoint Best, Bases Clusters, IReadOnlyList<GroupAccuracy> Groups);
