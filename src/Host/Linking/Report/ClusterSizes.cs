using LineOfSight.Linkage.Linking;

namespace LineOfSight.Host.Linking.Report;

/// <summary>How many people there are, and how many records each has.</summary>
internal sealed class ClusterSizes
{
    public ClusterSizes(Linked linked)
    {
        var sizes = linked.Clusters.Rows.CountBy(r => r).Select(g => g.Value).ToList();
        (Records, People, Largest) = (linked.Records.Rows, sizes.Count, sizes.Count == 0 ? 0 : sizes.Max());
        BySize = new SortedDictionary<int, int>(sizes.CountBy(s => s).ToDictionary(g => g.Key, g => g.Value));
    }

    public int Records { get; }

    public int People { get; }

    public int Largest { get; }

    /// <summary>Records that are linked to no other.</summary>
    public int Alone => BySize.GetValueOrDefault(1);

    /// <summary>How many people have so many records.</summary>
    public SortedDictionary<int, int> BySize { get; }

    public string Answer => $"{Told.Count(Records, "record", "records")} of {Told.Count(People, "person", "people")}";
}
