namespace LineOfSight.Linkage.Persons;

/// <summary>The clusters of a run, one after the other, each in the order of its records' keys: nothing after this sees in which order they were given.</summary>
internal sealed class ClusteredRecords
{
    private readonly int[] starts;

    public ClusteredRecords(RegisteredRecords register, int count, Func<int, int> size, Func<int, int, int> record)
    {
        starts = new int[count + 1];
        for (var c = 0; c < count; c++)
        {
            starts[c + 1] = size(c) is > 0 and var members
                ? checked(starts[c] + members)
                : throw new ArgumentException($"cluster {c + 1} holds no record");
        }

        Records = new int[starts[count]];
        Order = new ulong[starts[count]];
        for (var c = 0; c < count; c++)
        {
            for (var i = starts[c]; i < starts[c + 1]; i++)
            {
                Records[i] = record(c, i - starts[c]);
                Order[i] = register.Order(Records[i]);
            }

            register.Sort(Order.AsSpan(starts[c]..starts[c + 1]), Records.AsSpan(starts[c]..starts[c + 1]));
        }

        ClusterOf = new int[register.Count + 1];
        Array.Fill(ClusterOf, -1);
        for (var c = 0; c < count; c++)
        {
            foreach (var member in Of(c))
            {
                ClusterOf[member] = ClusterOf[member] < 0
                    ? c
                    : throw new ArgumentException($"the record {register.Key(member).Id} is in the clusters twice");
            }
        }
    }

    public int Count => starts.Length - 1;

    public int[] Records { get; }

    public ulong[] Order { get; }

    /// <summary>The cluster of each record; -1 for one that is in none.</summary>
    public int[] ClusterOf { get; }

    public ReadOnlySpan<int> Of(int cluster) => Records.AsSpan(starts[cluster]..starts[cluster + 1]);

    public int First(int cluster) => Records[starts[cluster]];

    public ulong FirstOrder(int cluster) => Order[starts[cluster]];
}
