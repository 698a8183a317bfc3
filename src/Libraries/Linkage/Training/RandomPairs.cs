using System.Runtime.CompilerServices;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Training;

/// <summary>
/// How often different people agree: u, from pairs picked at random, which are hardly ever of one person. The pairs are those within small
/// random sets of records, so that a set stays in the processor's cache; levels that ask for one equal feature are computed from how
/// often each value occurs, which has no error of sampling.
/// </summary>
internal sealed class RandomPairs(Rows rows, Patterns patterns, LinkType type)
{
    private const int Set = 1000;
    private const long PairsASet = Set * (Set - 1) / 2;
    private const double Unseen = 0.5;

    /// <summary>Estimates u of every level that is not fixed.</summary>
    /// <returns>The pairs, counted by pattern.</returns>
    public PatternCounts Train(LinkModel model, long pairs, ulong seed, int threads, CancellationToken stop)
    {
        var sets = rows.Count <= Set ? 1 : (int)Math.Max(1, (pairs + PairsASet - 1) / PairsASet);
        using var each = new ThreadLocal<PatternCounts>(() => new PatternCounts(patterns.Count), trackAllValues: true);
        Parallel.For(0, sets, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, s => Count(Picked(seed + (ulong)s), each.Value!));
        var counts = new PatternCounts(patterns.Count);
        foreach (var part in each.Values)
        {
            counts.Add(part);
        }

        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            Estimate(model.Comparisons[c], c, counts);
        }

        return counts;
    }

    private int[] Picked(ulong seed)
    {
        if (rows.Count <= Set)
        {
            return [.. Enumerable.Range(0, rows.Count)];
        }

        var random = new Seeded(seed);
        var picked = new HashSet<int>();
        while (picked.Count < Set)
        {
            picked.Add(random.Below(rows.Count));
        }

        return [.. picked.Order()];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(int[] picked, PatternCounts counts)
    {
        var judge = new Judge(patterns, rows);
        for (var i = 0; i < picked.Length; i++)
        {
            ref var a = ref rows[picked[i]];
            for (var j = i + 1; j < picked.Length; j++)
            {
                if (type == LinkType.LinkOnly && rows.Sources[picked[i]] == rows.Sources[picked[j]])
                {
                    continue;
                }

                ref var b = ref rows[picked[j]];
                var mask = rows.Mask(ref a, ref b, rows.Missing[picked[i]] | rows.Missing[picked[j]]);
                counts.Add(judge.Pattern(mask, ref a, ref b));
            }
        }
    }

    private void Estimate(Comparison comparison, int index, PatternCounts counts)
    {
        var levels = comparison.Levels;
        var seen = new double[levels.Count];
        foreach (var (pattern, count) in counts.Seen())
        {
            seen[patterns.Level(pattern, index)] += count;
        }

        var shares = new double?[levels.Count];
        for (var l = 0; l < levels.Count; l++)
        {
            shares[l] = levels[l].IsNull || l > 0 && levels.Take(l).Any(e => !e.IsNull) ? null : Exact(index, l);
        }

        var spoken = Enumerable.Range(0, levels.Count).Where(l => !levels[l].IsNull).ToList();
        var sampled = spoken.Where(l => shares[l] is null).ToList();
        var total = sampled.Sum(l => Math.Max(seen[l], Unseen));
        var left = 1 - spoken.Sum(l => shares[l] ?? 0);
        foreach (var l in spoken.Where(l => !levels[l].FixU))
        {
            levels[l].U = shares[l] ?? left * Math.Max(seen[l], Unseen) / total;
        }
    }

    // Among pairs of records that both hold something: the share that hold the same.
    private double? Exact(int comparison, int level)
    {
        if (patterns.Ways(comparison, level) is not [var way] || way.Checks.Length > 0 || System.Numerics.BitOperations.PopCount(way.Want) != 1 || way.Care != way.Want)
        {
            return null;
        }

        var feature = patterns.Features.All[System.Numerics.BitOperations.TrailingZeroCount(way.Want)];
        var (same, all) = Same(feature, _ => true);
        foreach (var source in type == LinkType.LinkOnly ? rows.Sources.Take(rows.Count).Distinct() : [])
        {
            var within = Same(feature, row => rows.Sources[row] == source);
            (same, all) = (same - within.Same, all - within.All);
        }

        return all < 1 ? null : Math.Max(same, Unseen) / all;
    }

    // Pairs in either order, among records that hold something.
    private (double Same, double All) Same(Feature feature, Func<int, bool> isIn)
    {
        var counts = new int[feature.Values.Count + 1];
        for (var row = 0; row < rows.Count; row++)
        {
            counts[rows.Code(row, feature.Index)] += isIn(row) ? 1 : 0;
        }

        var held = counts.Skip(1).Sum(n => (double)n);
        return (counts.Skip(1).Sum(n => (double)n * (n - 1)), held * (held - 1));
    }
}
