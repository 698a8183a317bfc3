using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Clustering;

/// <summary>
/// Joins sets link by link, the strongest first (Kruskal 1956), unless something forbids that two parts are one person: what is left apart
/// is cut at its weakest.
/// </summary>
internal sealed class SetLinks
{
    private readonly Edges edges;
    private readonly Constraints constraints;
    private readonly Rows rows;
    private readonly Dictionary<int, List<int>> ofSet = [];

    public SetLinks(Edges edges, double least, Constraints constraints, Rows rows, Joining joined, int[] members, List<int> starts, Func<int, bool> isWanted)
    {
        (this.edges, this.constraints, this.rows) = (edges, constraints, rows);
        var setOf = new Dictionary<int, int>();
        for (var s = 0; s < starts.Count - 1; s++)
        {
            if (isWanted(s))
            {
                setOf.Add(joined.Find(members[starts[s]]), s);
                ofSet.Add(s, []);
            }
        }

        for (var e = 0; e < edges.Count && setOf.Count > 0; e++)
        {
            // A link that is forbidden may lead from one set to another.
            if (edges.Weight[e] >= least && setOf.TryGetValue(joined.Find(edges.Left[e]), out var set) && joined.Find(edges.Left[e]) == joined.Find(edges.Right[e]))
            {
                ofSet[set].Add(e);
            }
        }
    }

    public bool Has(int set) => ofSet.ContainsKey(set);

    /// <summary>Writes the clusters of a set; how many there are.</summary>
    public int Split(int set, ReadOnlySpan<int> members, int[] of, List<WeakestLink> weakest)
    {
        var parts = new Dictionary<int, List<int>>();
        var root = new Dictionary<int, int>();
        var last = new Dictionary<int, (int Edge, double Weight)>();
        var apart = new Apart();
        foreach (var row in members)
        {
            parts[row] = [row];
            root[row] = row;
        }

        foreach (var (left, right) in constraints.Required.Where(r => root.ContainsKey(r.Left) && root.ContainsKey(r.Right)))
        {
            Join(root[left], root[right], parts, root);
        }

        var sorted = ofSet[set];
        sorted.Sort((a, b) => edges.Weight[b].CompareTo(edges.Weight[a]) is not 0 and var byWeight ? byWeight : a.CompareTo(b));
        foreach (var e in sorted)
        {
            var (one, other) = (root[edges.Left[e]], root[edges.Right[e]]);
            if (one == other || apart.Are(one, other))
            {
                continue;
            }

            if (MayMeet(parts[one], parts[other]))
            {
                last[Join(one, other, parts, root)] = (e, edges.Weight[e]);
                apart.Joined(one, other);
            }
            else
            {
                apart.Add(one, other);
            }
        }

        foreach (var (first, part) in parts.OrderBy(p => p.Key))
        {
            foreach (var row in part)
            {
                of[row] = first;
            }

            if (last.TryGetValue(first, out var link))
            {
                weakest.Add(new WeakestLink(Math.Min(edges.Left[link.Edge], edges.Right[link.Edge]), Math.Max(edges.Left[link.Edge], edges.Right[link.Edge]), link.Weight, part.Count));
            }
        }

        return parts.Count;
    }

    // The lower row stands for both; the smaller part is renamed.
    private static int Join(int one, int other, Dictionary<int, List<int>> parts, Dictionary<int, int> root)
    {
        if (one == other)
        {
            return one;
        }

        var (kept, gone) = one < other ? (one, other) : (other, one);
        foreach (var row in parts[gone])
        {
            root[row] = kept;
        }

        parts[kept].AddRange(parts[gone]);
        parts.Remove(gone);
        return kept;
    }

    /// <summary>Parts that were found to be of two people: what is so of a part is so of all that it joins.</summary>
    private sealed class Apart
    {
        private readonly Dictionary<int, HashSet<int>> from = [];

        public bool Are(int one, int other) => from.TryGetValue(one, out var others) && others.Contains(other);

        public void Add(int one, int other)
        {
            Of(one).Add(other);
            Of(other).Add(one);
        }

        public void Joined(int one, int other)
        {
            var (kept, gone) = one < other ? (one, other) : (other, one);
            if (!from.Remove(gone, out var others))
            {
                return;
            }

            foreach (var third in others)
            {
                from[third].Remove(gone);
                Add(kept, third);
            }
        }

        private HashSet<int> Of(int part) => from.TryGetValue(part, out var others) ? others : from[part] = [];
    }

    private bool MayMeet(List<int> one, List<int> other) => constraints.IsFree || one.TrueForAll(a => other.TrueForAll(b => constraints.Allow(rows, a, b)));
}
