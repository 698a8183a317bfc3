using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Scoring;

/// <summary>Scores pairs and keeps those of at least a weight.</summary>
internal readonly struct Scorer(Weights weights, double least) : IPairSink
{
    private readonly long[] compared = [0];

    public Edges Edges { get; } = new();

    public long Compared => compared[0];

    public void Take(int way, int left, int right, ulong mask, ref int a, ref int b, Judge judge)
    {
        compared[0]++;
        var pattern = judge.Pattern(mask, ref a, ref b);
        var weight = weights.Of(pattern, ref a, ref b, least);
        if (weight >= least)
        {
            Edges.Add(left, right, pattern, weight);
        }
    }
}
