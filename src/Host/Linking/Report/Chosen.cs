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
            var (weight, pair) = (linked.Weight(i), linked.Ends(i));
            if (weight >= least)
            {
                Links++;
                strongest.Add(weight, pair);
                above.Add(-weight, pair);
                continue;
            }

            below.Add(weight, pair);
            if (linked.TakenForSiblings(i) is var taken && weight + taken >= least)
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

    /// <summary>The few with the highest rank; among equals, those whose rows come first.</summary>
    private sealed class Best(int most)
    {
        private readonly SortedSet<(double Rank, int Left, int Right)> kept = [];
        private double worst = double.PositiveInfinity;

        public IEnumerable<(int Left, int Right)> Rows => kept.Select(k => (k.Left, k.Right));

        public void Add(double rank, (int Left, int Right) pair)
        {
            if (kept.Count < most || -rank <= worst)
            {
                kept.Add((-rank, pair.Left, pair.Right));
                if (kept.Count > most)
                {
                    kept.Remove(kept.Max);
                }

                worst = kept.Max.Rank;
            }
        }
    }
}
