namespace LineOfSight.Linkage.Persons;

/// <summary>How many records a cluster has of a person, and the run since which the eldest of them is that person's.</summary>
internal readonly record struct Share(int Person, int Cluster, int Count, int Since);

/// <summary>
/// Which cluster goes on as which person. Those that share most records are matched first, so that the fewest records change their
/// person; at equal numbers the lower id, then the part that holds the elder record.
/// </summary>
internal sealed class Matching
{
    private readonly ClusteredRecords clusters;
    private readonly RegisteredRecords records;
    private readonly PersonRegister register;
    private readonly Secrecy secrecy;

    public Matching(ClusteredRecords clusters, PersonRegister register, Secrecy secrecy)
    {
        this.clusters = clusters;
        this.register = register;
        this.secrecy = secrecy;
        records = register.Keys;
        PersonOf = new int[clusters.Count];
        KeptBy = new int[register.Persons + 1];
        Array.Fill(KeptBy, -1);
        var seen = new byte[register.Persons + 1];
        var formers = Array.Empty<ulong>();
        for (var c = 0; c < clusters.Count; c++)
        {
            Count(c, ref formers, seen);
        }

        Match(seen);
    }

    public List<Share> Shares { get; } = [];

    /// <summary>The person as whom each cluster goes on; 0 for one that is new.</summary>
    public int[] PersonOf { get; }

    /// <summary>The cluster that goes on as each person; -1 for none.</summary>
    public int[] KeptBy { get; }

    private void Count(int cluster, ref ulong[] formers, byte[] seen)
    {
        var of = clusters.Of(cluster);
        if (formers.Length < of.Length)
        {
            formers = new ulong[of.Length * 2];
        }

        var known = 0;
        foreach (var record in of)
        {
            if (records.PersonOf(record) is not 0 and var last)
            {
                formers[known++] = ((ulong)register.Follow(Math.Abs(last)) << 32) | (uint)records.Since(record);
            }
        }

        formers.AsSpan(0, known).Sort();
        for (var from = 0; from < known;)
        {
            var to = from + 1;
            while (to < known && formers[to] >> 32 == formers[from] >> 32)
            {
                to++;
            }

            var person = (int)(formers[from] >> 32);
            if (secrecy.MayBe(person, cluster))
            {
                seen[person] = (byte)Math.Min(seen[person] + 1, 2);
                Shares.Add(new Share(person, cluster, to - from, (int)(uint)formers[from]));
            }

            from = to;
        }
    }

    private void Match(byte[] seen)
    {
        // Nearly all persons go on as they were; only the rest needs an order.
        var contested = new List<Share>();
        for (var i = 0; i < Shares.Count; i++)
        {
            var share = Shares[i];
            var isAlone = (i == 0 || Shares[i - 1].Cluster != share.Cluster) && (i + 1 == Shares.Count || Shares[i + 1].Cluster != share.Cluster);
            if (isAlone && seen[share.Person] == 1)
            {
                Keep(share);
            }
            else
            {
                contested.Add(share);
            }
        }

        contested.Sort(Compare);
        foreach (var share in contested)
        {
            if (PersonOf[share.Cluster] == 0 && KeptBy[share.Person] < 0)
            {
                Keep(share);
            }
        }
    }

    private void Keep(Share share) => (PersonOf[share.Cluster], KeptBy[share.Person]) = (share.Person, share.Cluster);

    private int Compare(Share one, Share other)
    {
        var order = other.Count.CompareTo(one.Count);
        order = order != 0 ? order : one.Person.CompareTo(other.Person);
        order = order != 0 ? order : one.Since.CompareTo(other.Since);
        order = order != 0 ? order : clusters.FirstOrder(one.Cluster).CompareTo(clusters.FirstOrder(other.Cluster));
        return order != 0 ? order : records.Compare(clusters.First(one.Cluster), clusters.First(other.Cluster));
    }
}
