namespace LineOfSight.Linkage.Persons;

/// <summary>
/// Keeps the register from telling what a block keeps secret. Whoever reads that one id was split from another, or that a record was once
/// another person's, knows both names of an adopted child.
/// </summary>
internal sealed class Secrecy
{
    private readonly PersonRegister register;
    private readonly HashSet<(int Person, int Cluster)> clusters = [];
    private readonly HashSet<(int, int)> persons = [];

    /// <summary>Forgets every person who ever had both records of a blocked pair.</summary>
    /// <param name="register">The register before the run.</param>
    /// <param name="decisions">Decided pairs.</param>
    /// <param name="of">The clusters of the run.</param>
    /// <exception cref="ArgumentException">A cluster holds a blocked pair.</exception>
    public Secrecy(PersonRegister register, LinkDecisions? decisions, ClusteredRecords of)
    {
        this.register = register;
        var pairs = Pairs(decisions);
        if (pairs.Count == 0)
        {
            return;
        }

        foreach (var (left, right) in pairs)
        {
            if (of.ClusterOf[left] >= 0 && of.ClusterOf[left] == of.ClusterOf[right])
            {
                throw new ArgumentException($"cluster {of.ClusterOf[left] + 1} holds two records that are decided never to be linked");
            }
        }

        HashSet<int> blocked = [.. pairs.SelectMany(p => new[] { p.Left, p.Right })];
        var had = Had(blocked);
        var told = pairs.SelectMany(p => had[p.Left].Intersect(had[p.Right])).ToHashSet();
        if (told.Count > 0)
        {
            register.Forget(told);
            had = Had(blocked);
        }

        foreach (var (left, right) in pairs.SelectMany(p => new[] { p, (Left: p.Right, Right: p.Left) }))
        {
            clusters.UnionWith(had[left].Select(p => (p, of.ClusterOf[right])));
            persons.UnionWith(had[left].SelectMany(p => had[right].Select(q => (p, q))));
        }
    }

    /// <summary>Whether a cluster may go on as a person, come from it or be where it went: not when that person had the record that one of the cluster's is kept from.</summary>
    public bool MayBe(int person, int cluster) => !clusters.Contains((person, cluster));

    /// <summary>Whether the history may name two persons together.</summary>
    public bool MayMeet(int person, int other) => !persons.Contains((person, other));

    private List<(int Left, int Right)> Pairs(LinkDecisions? decisions) =>
        [.. (decisions?.All ?? []).Where(d => d.Kind == LinkDecisionKind.Blocked)
            .SelectMany(d => register.Keys.Find(d.Left).SelectMany(l => register.Keys.Find(d.Right).Select(r => (l, r))))
            .Where(p => p.l != p.r)];

    // The persons who ever had each record, and those into whom they were merged.
    private Dictionary<int, HashSet<int>> Had(HashSet<int> records)
    {
        var had = records.ToDictionary(r => r, _ => new HashSet<int>());
        for (var i = 0; i < register.Past.Count; i++)
        {
            var (kind, person, record) = register.Past[i];
            for (; kind == PersonEventKind.RecordAdded && person != 0 && records.Contains(record); person = register.Into(person))
            {
                had[record].Add(person);
            }
        }

        return had;
    }
}
