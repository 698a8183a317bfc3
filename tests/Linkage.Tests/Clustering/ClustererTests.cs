using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Tests.Clustering;

/// <summary>What always holds of clusters, over small graphs made by chance.</summary>
public sealed class ClustererTests
{
    private const int Graphs = 60;

    [Theory]
    [InlineData(Together.Agreeing)]
    [InlineData(Together.Connected)]
    public void No_cluster_holds_what_is_forbidden_and_decided_pairs_stay_together(Together how)
    {
        var (conflicts, required) = (0, 0);
        for (ulong seed = 1; seed <= Graphs; seed++)
        {
            using var graph = new RandomGraph(seed, 14, isForbidding: true);
            var linked = graph.Link(how);
            var of = ByRecord(linked);
            foreach (var (one, other) in graph.Required)
            {
                Assert.True(of[one] == of[other], $"Seed {seed}: {one} and {other} were decided to be one person.");
                required++;
            }

            for (var i = 0; i < of.Length; i++)
            {
                for (var j = i + 1; j < of.Length; j++)
                {
                    // What somebody decided to be one person stands above its numbers.
                    if (graph.Conflict(i, j) && graph.Together[i] != graph.Together[j])
                    {
                        Assert.True(of[i] != of[j], $"Seed {seed}: {i} and {j} can never be one person.");
                        conflicts++;
                    }
                }
            }
        }

        Assert.InRange(conflicts, 500, int.MaxValue);
        Assert.InRange(required, 50, int.MaxValue);
    }

    [Fact]
    public void Connected_is_connected_components_when_nothing_is_forbidden()
    {
        var pairs = 0;
        for (ulong seed = 1; seed <= Graphs; seed++)
        {
            using var graph = new RandomGraph(seed, 14, isForbidding: false);
            var linked = graph.Link(Together.Connected, linkThreshold: 0.6);
            var expected = Enumerable.Range(0, linked.Records.Rows).ToArray();
            for (var e = 0; e < linked.PairCount; e++)
            {
                var pair = linked.Pair(e);
                if (pair.Probability >= 0.6)
                {
                    var (low, high) = (Math.Min(expected[pair.Left], expected[pair.Right]), Math.Max(expected[pair.Left], expected[pair.Right]));
                    expected = [.. expected.Select(x => x == high ? low : x)];
                    pairs++;
                }
            }

            Assert.Equal(expected, linked.Clusters.Rows);
            Assert.Equal(0, linked.Clusters.Cut);
        }

        Assert.InRange(pairs, 100, int.MaxValue);
    }

    [Theory]
    [InlineData(Together.Agreeing)]
    [InlineData(Together.Connected)]
    public void Any_number_of_threads_makes_the_same_clusters(Together how)
    {
        using var graph = new RandomGraph(99, 400, isForbidding: true);
        var one = graph.Link(how, threads: 1, linkThreshold: 0.9);
        Assert.InRange(one.Clusters.Weakest.Count, 5, 200);
        foreach (var threads in new[] { 2, 5 })
        {
            var more = graph.Link(how, threads, linkThreshold: 0.9);
            Assert.Equal(one.Clusters.Rows, more.Clusters.Rows);
            Assert.Equal(one.Clusters.Weakest, more.Clusters.Weakest);
        }
    }

    [Theory]
    [InlineData(Together.Agreeing, true)]
    [InlineData(Together.Agreeing, false)]
    [InlineData(Together.Connected, true)]
    [InlineData(Together.Connected, false)]
    public void The_weakest_link_is_the_weakest_of_the_strongest_tree(Together how, bool isForbidding)
    {
        var checkedClusters = 0;
        for (ulong seed = 1; seed <= Graphs; seed++)
        {
            using var graph = new RandomGraph(seed, 14, isForbidding);
            var linked = graph.Link(how);
            var row = ByRow(linked);
            var decided = graph.Required.Select(r => (Math.Min(row[r.Item1], row[r.Item2]), Math.Max(row[r.Item1], row[r.Item2]))).ToHashSet();
            var least = Odds.Weight(RandomGraph.LinkThreshold);
            var found = Enumerable.Range(0, linked.PairCount).Select(linked.Pair).ToDictionary(p => (Math.Min(p.Left, p.Right), Math.Max(p.Left, p.Right)), p => p.Weight);
            var clusters = Enumerable.Range(0, linked.Records.Rows).GroupBy(r => linked.Clusters.Rows[r]).Where(g => g.Count() > 1).Select(g => g.ToArray()).ToList();
            var weakest = linked.Clusters.Weakest.ToDictionary(w => linked.Clusters.Rows[w.Left]);
            foreach (var cluster in clusters)
            {
                // Agreement weighs all pairs; else only the links that were found hold a cluster together.
                double? Weight(int a, int b) => decided.Contains((a, b)) ? double.PositiveInfinity
                    : how == Together.Agreeing ? linked.Explain(a, b).Weight
                    : found.TryGetValue((a, b), out var weight) && weight >= least ? weight : null;
                var expected = WeakestOfTree(cluster, Weight);
                if (double.IsPositiveInfinity(expected))
                {
                    Assert.DoesNotContain(cluster[0], weakest.Keys);
                    continue;
                }

                var told = weakest[cluster[0]];
                Assert.Equal(expected, told.Weight, 1e-9);
                Assert.NotEqual(told.Left, told.Right);
                Assert.Equal(cluster.Length, told.Records);
                Assert.Equal(expected, linked.Explain(told.Left, told.Right).Weight, 1e-9);
                checkedClusters++;
            }

            Assert.Equal(linked.Clusters.Weakest.OrderBy(w => w.Weight).Select(w => w.Weight), linked.Clusters.Weakest.Select(w => w.Weight));
        }

        Assert.InRange(checkedClusters, 60, int.MaxValue);
    }

    // Kruskal 1956, as simply as it can be written.
    private static double WeakestOfTree(int[] cluster, Func<int, int, double?> weight)
    {
        var part = cluster.ToDictionary(r => r);
        var weakest = double.PositiveInfinity;
        var edges = cluster.SelectMany(a => cluster.Where(b => b > a).Select(b => (A: a, B: b, Weight: weight(a, b)))).Where(e => e.Weight is not null);
        foreach (var (a, b, w) in edges.OrderByDescending(e => e.Weight))
        {
            if (part[a] != part[b])
            {
                var gone = part[b];
                part = part.ToDictionary(p => p.Key, p => p.Value == gone ? part[a] : p.Value);
                weakest = Math.Min(weakest, w!.Value);
            }
        }

        Assert.Single(part.Values.Distinct());
        return weakest;
    }

    private static Dictionary<int, int> ByRow(Linked linked) => Enumerable.Range(0, linked.Records.Rows).ToDictionary(r => int.Parse(linked.Records.Id(r), null));

    private static int[] ByRecord(Linked linked) => [.. ByRow(linked).OrderBy(p => p.Key).Select(p => linked.Clusters.Rows[p.Value])];
}
