namespace LineOfSight.Linkage.Clustering;

/// <summary>The link by which a cluster hangs together least.</summary>
/// <param name="Left">A record's row.</param>
/// <param name="Right">Another's.</param>
/// <param name="Weight">Its match weight in bits.</param>
/// <param name="Records">How many records the cluster has.</param>
public readonly record struct WeakestLink(int Left, int Right, double Weight, int Records);

/// <summary>Records put together as people.</summary>
public sealed class Clusters
{
    internal Clusters(int[] of, IReadOnlyList<WeakestLink> weakest, int cut)
    {
        Of = of;
        Weakest = weakest;
        Cut = cut;
    }

    /// <summary>For each record the lowest row of its cluster.</summary>
    public IReadOnlyList<int> Rows => Of;

    /// <summary>The weakest link of each cluster of two records and more, the weakest of all first; none where decisions alone hold a cluster together.</summary>
    public IReadOnlyList<WeakestLink> Weakest { get; }

    /// <summary>How many sets that links held together were cut apart, because what they hold does not go together.</summary>
    public int Cut { get; }

    internal int[] Of { get; }
}
