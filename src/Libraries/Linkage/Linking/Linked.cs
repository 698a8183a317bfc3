using LineOfSight.Linkage.Clustering;
using LineOfSight.Linkage.Explaining;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Records;
using LineOfSight.Linkage.Scoring;
using LineOfSight.Linkage.Training;

namespace LineOfSight.Linkage.Linking;

/// <summary>A scored pair.</summary>
/// <param name="Left">The row of the record that comes first in Splink's order.</param>
/// <param name="Right">The row of the other.</param>
/// <param name="Weight">The match weight in bits.</param>
/// <param name="Levels">Splink's number of the level of each comparison: -1 where nothing is said.</param>
public sealed record ScoredPair(int Left, int Right, double Weight, IReadOnlyList<int> Levels)
{
    /// <summary>The probability that both are of one person.</summary>
    public double Probability => Odds.Probability(Weight);
}

/// <summary>What linking found.</summary>
public sealed class Linked
{
    private readonly Explainer explainer;

    internal Linked(RecordTable records, CompiledModel compiled, Rows rows, Weights weights, Edges edges, Clusters clusters)
    {
        (Records, Compiled, Rows, Weights, Edges, Clusters) = (records, compiled, rows, weights, edges, clusters);
        explainer = new Explainer(compiled.Model, compiled.Patterns, weights, rows, compiled.Joins.Keys);
    }

    /// <summary>The records.</summary>
    public RecordTable Records { get; }

    /// <summary>The model, trained.</summary>
    public LinkModel Model => Compiled.Model;

    /// <summary>What siblings look like; null when households are not modelled.</summary>
    public HouseholdModel? Households { get; init; }

    /// <summary>What training found; null when the model was trained before.</summary>
    public TrainingReport? Training { get; init; }

    /// <summary>How many pairs were compared.</summary>
    public long Compared { get; init; }

    /// <summary>Groups that were passed over because they are too large.</summary>
    public required IReadOnlyList<HotGroup> Hot { get; init; }

    /// <summary>What the model expects of each threshold.</summary>
    public required IReadOnlyList<ExpectedPoint> Expected { get; init; }

    /// <summary>The probability from which a pair is a link.</summary>
    public double LinkThreshold { get; init; }

    /// <summary>How many pairs were kept.</summary>
    public int PairCount => Edges.Count;

    /// <summary>The records put together as people.</summary>
    public Clusters Clusters { get; }

    internal CompiledModel Compiled { get; }

    internal Rows Rows { get; }

    internal Weights Weights { get; }

    internal Edges Edges { get; }

    /// <summary>Whether a pair that was kept is a link.</summary>
    /// <param name="index">From 0 to below <see cref="PairCount"/>.</param>
    public bool IsLink(int index) => Edges.Weight[index] >= Odds.Weight(LinkThreshold);

    /// <summary>The match weight of a pair that was kept, in bits.</summary>
    /// <param name="index">From 0 to below <see cref="PairCount"/>.</param>
    public double Weight(int index) => Edges.Weight[index];

    /// <summary>The rows of a pair that was kept.</summary>
    /// <param name="index">From 0 to below <see cref="PairCount"/>.</param>
    public (int Left, int Right) Ends(int index) => (Edges.Left[index], Edges.Right[index]);

    /// <summary>What was taken off a pair's weight because brothers and sisters look like it too, in bits; 0 when households are not modelled.</summary>
    /// <param name="index">From 0 to below <see cref="PairCount"/>.</param>
    public double TakenForSiblings(int index) =>
        Weights.Lookalikes(Edges.Pattern[index], ref Rows[Edges.Left[index]], ref Rows[Edges.Right[index]]) is var (sibling, strangers) ? Weights.Against(sibling, strangers) - strangers : 0;

    /// <summary>A pair that was kept.</summary>
    /// <param name="index">From 0 to below <see cref="PairCount"/>.</param>
    public ScoredPair Pair(int index)
    {
        var (left, right) = (Edges.Left[index], Edges.Right[index]);
        (left, right) = Records.Compare(left, right) > 0 ? (right, left) : (left, right);
        return new ScoredPair(left, right, Edges.Weight[index], [.. Model.Comparisons.Select((c, i) => c.Gamma(Compiled.Patterns.Level(Edges.Pattern[index], i)))]);
    }

    /// <summary>What a record's person is called where there is no register of persons: by the id of its first record, and as Splink does by its file too where there are several.</summary>
    /// <param name="row">A record's row.</param>
    public string PersonOf(int row)
    {
        var first = Clusters.Of[row];
        return Records.Sources.Count > 1 ? $"{Records.Source(first)}-__-{Records.Id(first)}" : Records.Id(first);
    }

    /// <summary>Takes the weight of any two records apart, also of two that no rule compared.</summary>
    /// <param name="left">A record's row.</param>
    /// <param name="right">Another's.</param>
    public Explanation Explain(int left, int right)
    {
        (left, right) = Records.Compare(left, right) > 0 ? (right, left) : (left, right);
        var (steps, weight) = explainer.Explain(left, right, Records.Value);
        return new Explanation(Records.Source(left), Records.Id(left), Records.Source(right), Records.Id(right), steps, weight);
    }
}
