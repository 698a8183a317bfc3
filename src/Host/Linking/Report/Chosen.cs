using LineOfSight.Linkage.Explaining;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Host.Linking.Report;

/// <summary>A link that is explained.</summary>
/// <param name="Left">The row of the first record.</param>
/// <param name="Right">The row of the second.</param>
/// <param name="Why">Its weight, taken apart.</param>
/// <param name="Records">How many records its cluster has, where it is what holds the cluster together.</param>
internal sealed record ExplainedLink(int Left, int Right, Explanation Why, int? Records);

/// <summary>How many pairs there are, and those that are explained: the same records always give the same choice.</summary>
internal sealed class Chosen
{
    private const int Strong = 3;
    private const int Near = 5;
    private const int Weak = 20;
    private const int Looked = 200;
    private readonly Linked linked;
    private readonly double least;

    public Chosen(Linked linked)
    {
        this.linked = linked;
        least = Odds.Weight(linked.LinkThreshold);
        var (strongest, above, below, siblings) = (new Best(Strong), new Best(Near), new Best(Near), new Best(Looked));
        for (var i = 0; i < linked.PairCount; i++)
        {
            var pair = linked.Pair(i);
            if (pair.Weight >= least)
            {
                Links++;
                strongest.Add(pair.Weight, pair);
                above.Add(-pair.Weight, pair);
                continue;
            }

            below.Add(pair.Weight, pair);
            if (linked.Households is not null && Taken(pair) is var taken && pair.Weight + taken + 1 > least)
            {
                siblings.Add(taken, pair);
            }
        }

        Strongest = [.. strongest.Rows.Select(Explained)];
        Above = [.. above.Rows.Select(Explained)];
        Below = [.. below.Rows.Select(Explained)];
        Siblings = [.. siblings.Rows.Select(Explained).Where(IsKeptApart).Take(Near)];
        Weakest = [.. linked.Clusters.Weakest.Take(Weak).Select(w => Explained((w.Left, w.Right)) with { Records = w.Records })];
    }

    /// <summary>How many pairs reach the threshold.</summary>
    public long Links { get; }

    public IReadOnlyList<ExplainedLink> Strongest { get; }

    public IReadOnlyList<ExplainedLink> Above { get; }

    public IReadOnlyList<ExplainedLink> Below { get; }

    /// <summary>Pairs that would be links if no brother or sister looked like them.</summary>
    public IReadOnlyList<ExplainedLink> Siblings { get; }

    public IReadOnlyList<ExplainedLink> Weakest { get; }

    // The explanation puts the records in Splink's order, whichever came first here.
    private ExplainedLink Explained((int Left, int Right) of)
    {
        var why = linked.Explain(of.Left, of.Right);
        return why.LeftId == linked.Records.Id(of.Left) && why.LeftSource == linked.Records.Source(of.Left) ? new(of.Left, of.Right, why, null) : new(of.Right, of.Left, why, null);
    }

    private bool IsKeptApart(ExplainedLink link) =>
        link.Why.Steps.FirstOrDefault(s => s.Level == LinkSteps.BrothersAndSisters && s.Comparison is null) is { } step && link.Why.Weight < least && link.Why.Weight - step.Weight >= least;

    // What is taken off without what rare values add to it, which only an explanation tells: enough to say where to look.
    private double Taken(ScoredPair pair)
    {
        var weight = Math.Log2(linked.Households!.Prior);
        for (var c = 0; c < linked.Model.Comparisons.Count; c++)
        {
            var comparison = linked.Model.Comparisons[c];
            var level = comparison.Levels.Count;
            while (--level >= 0 && comparison.Gamma(level) != pair.Levels[c])
            {
            }

            weight += level < 0 || comparison.Levels[level].IsNull ? 0 : Math.Log2(linked.Households.S[c][level] / comparison.U(level));
        }

        return weight > 30 ? weight : Math.Log2(1 + Math.Pow(2, weight));
    }

    /// <summary>The few with the highest rank; among equals, those whose rows come first.</summary>
    private sealed class Best(int most)
    {
        private readonly SortedSet<(double Rank, int Left, int Right)> kept = [];

        public IEnumerable<(int Left, int Right)> Rows => kept.Select(k => (k.Left, k.Right));

        public void Add(double rank, ScoredPair pair)
        {
            if (kept.Count < most || -rank <= kept.Max.Rank)
            {
                kept.Add((-rank, pair.Left, pair.Right));
                if (kept.Count > most)
                {
                    kept.Remove(kept.Max);
                }
            }
        }
    }
}
