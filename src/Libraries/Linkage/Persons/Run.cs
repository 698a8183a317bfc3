namespace LineOfSight.Linkage.Persons;

/// <summary>One run of linkage entered into the register.</summary>
internal sealed class Run(PersonRegister register, ClusteredRecords clusters, Secrecy secrecy)
{
    private readonly RegisteredRecords records = register.Keys;

    public PersonId[] Assign(DateTimeOffset at)
    {
        var matching = new Matching(clusters, register, secrecy);
        var before = register.Persons;
        var all = Number(matching, before);
        var merges = Merges(matching);
        register.Past.Begin(at);
        for (var person = before + 1; person <= all; person++)
        {
            register.Enter(PersonEventKind.Created, person);
        }

        foreach (var (person, into) in merges.Select(m => (m.Key, m.Value.Into)).Order())
        {
            register.Enter(PersonEventKind.MergedInto, person, into);
        }

        foreach (var (person, from) in Splits(matching, merges).Order())
        {
            register.Enter(PersonEventKind.SplitFrom, person, from);
        }

        Leave(matching.PersonOf);
        Join(matching.PersonOf);
        return Array.ConvertAll(matching.PersonOf, p => new PersonId(p));
    }

    // New ids in the order of the clusters' first records, which is as good as no order to anyone who does not hold the keys.
    private int Number(Matching matching, int last)
    {
        var firsts = new List<int>();
        for (var c = 0; c < clusters.Count; c++)
        {
            if (matching.PersonOf[c] == 0)
            {
                firsts.Add(clusters.First(c));
            }
        }

        var sorted = firsts.ToArray();
        records.Sort(Array.ConvertAll(sorted, r => (ulong)records.Order(r)), sorted);
        foreach (var first in sorted)
        {
            matching.PersonOf[clusters.ClusterOf[first]] = ++last;
        }

        return last;
    }

    private Dictionary<int, (int Into, int Count)> Merges(Matching matching)
    {
        var into = new Dictionary<int, (int Into, int Count)>();
        foreach (var share in matching.Shares.Where(s => matching.KeptBy[s.Person] < 0))
        {
            var target = matching.PersonOf[share.Cluster];
            if (!secrecy.MayMeet(share.Person, target))
            {
                continue;
            }

            if (!into.TryGetValue(share.Person, out var best) || share.Count > best.Count || (share.Count == best.Count && target < best.Into))
            {
                into[share.Person] = (target, share.Count);
            }
        }

        return into;
    }

    private List<(int Person, int From)> Splits(Matching matching, Dictionary<int, (int Into, int Count)> merges) =>
        [.. matching.Shares.Select(s => (Person: matching.PersonOf[s.Cluster], From: s.Person))
            .Where(s => s.Person != s.From && secrecy.MayMeet(s.Person, s.From) && !(merges.TryGetValue(s.From, out var merge) && merge.Into == s.Person))];

    private void Leave(int[] personOf)
    {
        var leaving = new List<int>();
        for (var record = 1; record < clusters.ClusterOf.Length; record++)
        {
            var cluster = clusters.ClusterOf[record];
            if (records.PersonOf(record) is > 0 and var person && (cluster < 0 || personOf[cluster] != person))
            {
                leaving.Add(record);
            }
        }

        var sorted = leaving.ToArray();
        records.Sort(Array.ConvertAll(sorted, r => ((ulong)records.PersonOf(r) << 32) | records.Order(r)), sorted);
        foreach (var record in sorted)
        {
            register.Enter(PersonEventKind.RecordLeft, records.PersonOf(record), record);
        }
    }

    private void Join(int[] personOf)
    {
        var clusterOf = new int[register.Persons + 1];
        for (var c = 0; c < clusters.Count; c++)
        {
            clusterOf[personOf[c]] = c + 1;
        }

        for (var person = 1; person < clusterOf.Length; person++)
        {
            foreach (var record in clusterOf[person] == 0 ? [] : clusters.Of(clusterOf[person] - 1))
            {
                if (records.PersonOf(record) != person)
                {
                    register.Enter(PersonEventKind.RecordAdded, person, record);
                }
            }
        }
    }
}
