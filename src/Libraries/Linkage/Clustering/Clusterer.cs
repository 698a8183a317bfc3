using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Clustering;

/// <summary>
/// Puts records together. What links hold together is looked at as a whole: all its pairs are weighed, also those that no rule found, and
/// parts are joined from the strongest while they agree on average and nothing forbids it, so a brother who is linked to one poor record is
/// not pulled in with it. Sets of more than 600 records, and all sets where that is asked, are joined link by link instead.
/// </summary>
internal sealed class Clusterer(Rows rows, Patterns patterns, Weights weights, Constraints constraints, Func<int, int, int>? order)
{
    private const int LargestWeighed = 600;
    private const double Clip = 25;
    private const double Agreement = 0;
    private readonly Rows rows = rows;
    private readonly Patterns patterns = patterns;
    private readonly Weights weights = weights;
    private readonly Constraints constraints = constraints;
    private readonly Func<int, int, int>? order = order;

    /// <summary>Puts records together.</summary>
    /// <param name="edges">The links.</param>
    /// <param name="least">The weight from which a link counts.</param>
    /// <param name="how">Whether parts must agree on average, or one link is enough.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="stop">Stops it.</param>
    public Clusters Cluster(Edges edges, double least, Together how, int threads, CancellationToken stop)
    {
        var joined = new Joining(rows.Count);
        for (var e = 0; e < edges.Count; e++)
        {
            if (edges.Weight[e] >= least && constraints.Allow(rows, edges.Left[e], edges.Right[e]))
            {
                joined.Join(edges.Left[e], edges.Right[e]);
            }
        }

        foreach (var (left, right) in constraints.Required)
        {
            joined.Join(left, right);
        }

        var (members, starts) = Sets(joined);
        var links = new SetLinks(edges, least, constraints, rows, joined, members, starts, s => how == Together.Connected || starts[s + 1] - starts[s] > LargestWeighed);
        var of = new int[rows.Count];
        for (var row = 0; row < of.Length; row++)
        {
            of[row] = row;
        }

        var weakest = new List<WeakestLink>[starts.Count - 1];
        var cut = 0;
        const int Piece = 2048;
        Parallel.For(0, (starts.Count - 1 + Piece - 1) / Piece, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, p =>
        {
            var weighing = new Weighing(this);
            stop.ThrowIfCancellationRequested();
            for (var s = p * Piece; s < Math.Min(starts.Count - 1, (p + 1) * Piece); s++)
            {
                var set = members.AsSpan(starts[s], starts[s + 1] - starts[s]);
                weakest[s] = [];
                if ((links.Has(s) ? links.Split(s, set, of, weakest[s]) : weighing.Split(set, Agreement, of, weakest[s])) > 1)
                {
                    Interlocked.Increment(ref cut);
                }
            }
        });
        WeakestLink[] weak = [.. weakest.SelectMany(w => w)];
        Array.Sort(weak, (a, b) => a.Weight.CompareTo(b.Weight) is not 0 and var byWeight ? byWeight : a.Left.CompareTo(b.Left));
        return new Clusters(of, weak, cut);
    }

    // Sets of two and more, each in the order of rows.
    private (int[] Members, List<int> Starts) Sets(Joining joined)
    {
        var sizes = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            sizes[joined.Find(row)]++;
        }

        var places = new int[rows.Count];
        var starts = new List<int>();
        var total = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            if (sizes[row] > 1)
            {
                starts.Add(total);
                places[row] = total;
                total += sizes[row];
            }
        }

        starts.Add(total);
        var members = new int[total];
        for (var row = 0; row < rows.Count; row++)
        {
            var root = joined.Find(row);
            if (sizes[root] > 1)
            {
                members[places[root]++] = row;
            }
        }

        return (members, starts);
    }

    /// <summary>Weighs the pairs of one set; one for each thread.</summary>
    private sealed class Weighing(Clusterer clusterer)
    {
        private readonly Judge judge = new(clusterer.patterns, clusterer.rows);
        private double[] sums = [];
        private double[] best = [];
        private int[] sizes = [];
        private int[] parts = [];
        private readonly HashSet<(int, int)> required = [.. clusterer.constraints.Required.Select(r => (Math.Min(r.Left, r.Right), Math.Max(r.Left, r.Right)))];

        /// <summary>Writes the clusters of a set; how many there are.</summary>
        public int Split(ReadOnlySpan<int> set, double agreement, int[] of, List<WeakestLink> weakest)
        {
            var n = set.Length;
            Weigh(set);
            JoinRequired(set);
            while (Strongest(n, agreement) is var (a, b) && a >= 0)
            {
                Merge(n, a, b);
            }

            var count = 0;
            for (var i = 0; i < n; i++)
            {
                var root = parts[i];
                of[set[i]] = set[root];
                count += root == i ? 1 : 0;
            }

            for (var i = 0; i < n; i++)
            {
                if (parts[i] == i && sizes[i] > 1 && Weakest(set, i) is { } link)
                {
                    weakest.Add(link);
                }
            }

            return count;
        }

        private void Weigh(ReadOnlySpan<int> set)
        {
            var n = set.Length;
            if (sums.Length < n * n)
            {
                sums = new double[n * n];
                best = new double[n * n];
                sizes = new int[n];
                parts = new int[n];
            }

            for (var i = 0; i < n; i++)
            {
                (sizes[i], parts[i]) = (1, i);
                for (var j = i + 1; j < n; j++)
                {
                    var weight = Weight(set[i], set[j]);
                    var isAllowed = clusterer.constraints.Allow(clusterer.rows, set[i], set[j]);
                    best[(i * n) + j] = best[(j * n) + i] = IsRequired(set[i], set[j]) ? double.PositiveInfinity : isAllowed ? weight : double.NegativeInfinity;
                    sums[(i * n) + j] = sums[(j * n) + i] = isAllowed ? Math.Clamp(weight, -Clip, Clip) : double.NegativeInfinity;
                }
            }
        }

        private bool IsRequired(int left, int right) => required.Count > 0 && required.Contains((left, right));

        // What was decided to be one person stands above what its numbers say.
        private void JoinRequired(ReadOnlySpan<int> set)
        {
            for (var i = 0; required.Count > 0 && i < set.Length; i++)
            {
                for (var j = i + 1; j < set.Length; j++)
                {
                    if (parts[i] != parts[j] && IsRequired(set[i], set[j]))
                    {
                        Merge(set.Length, Math.Min(parts[i], parts[j]), Math.Max(parts[i], parts[j]));
                    }
                }
            }
        }

        private double Weight(int left, int right)
        {
            if (clusterer.order is { } order && order(left, right) > 0)
            {
                (left, right) = (right, left);
            }

            var rows = clusterer.rows;
            ref var a = ref rows[left];
            ref var b = ref rows[right];
            var mask = rows.Mask(ref a, ref b, rows.Missing[left] | rows.Missing[right]);
            return clusterer.weights.Of(judge.Pattern(mask, ref a, ref b), ref a, ref b);
        }

        private (int A, int B) Strongest(int n, double agreement)
        {
            var (found, strongest) = ((-1, -1), agreement);
            for (var i = 0; i < n; i++)
            {
                if (parts[i] != i)
                {
                    continue;
                }

                for (var j = i + 1; j < n; j++)
                {
                    if (parts[j] == j && sums[(i * n) + j] / ((double)sizes[i] * sizes[j]) is var average && average > strongest)
                    {
                        (found, strongest) = ((i, j), average);
                    }
                }
            }

            return found;
        }

        private void Merge(int n, int a, int b)
        {
            for (var k = 0; k < n; k++)
            {
                if (parts[k] == b)
                {
                    parts[k] = a;
                }

                // What is forbidden of one part is forbidden of the whole, whatever else speaks for it.
                if (parts[k] == k && k != a)
                {
                    var (one, other) = (sums[(a * n) + k], sums[(b * n) + k]);
                    sums[(a * n) + k] = sums[(k * n) + a] = double.IsNegativeInfinity(one) || double.IsNegativeInfinity(other) ? double.NegativeInfinity : one + other;
                }
            }

            sizes[a] += sizes[b];
        }

        // The weakest link of the strongest tree that spans the cluster (Prim 1957); null when decisions alone hold it together.
        private WeakestLink? Weakest(ReadOnlySpan<int> set, int root)
        {
            var n = set.Length;
            var weakest = new WeakestLink(set[root], set[root], double.PositiveInfinity, sizes[root]);
            var reached = new bool[n];
            reached[root] = true;
            for (var step = 1; step < sizes[root]; step++)
            {
                var (from, to, weight) = (-1, -1, double.NegativeInfinity);
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; reached[i] && j < n; j++)
                    {
                        if (!reached[j] && parts[j] == root && (to < 0 || best[(i * n) + j] > weight))
                        {
                            (from, to, weight) = (i, j, best[(i * n) + j]);
                        }
                    }
                }

                reached[to] = true;
                if (weight < weakest.Weight)
                {
                    weakest = new WeakestLink(set[Math.Min(from, to)], set[Math.Max(from, to)], weight, sizes[root]);
                }
            }

            return double.IsPositiveInfinity(weakest.Weight) ? null : weakest;
        }
    }
}
