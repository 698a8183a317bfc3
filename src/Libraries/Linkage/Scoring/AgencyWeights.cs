using System.Runtime.CompilerServices;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Scoring;

/// <summary>What the two agencies of a pair change about the weight of its pattern, in bits.</summary>
internal sealed class AgencyWeights
{
    private readonly AgencyModel model;
    private readonly Patterns patterns;
    private readonly int feature;
    private readonly int[] numbers;
    private readonly double[] changes;

    private AgencyWeights(AgencyModel of, LinkModel model, Patterns patterns)
    {
        (this.model, this.patterns) = (of, patterns);
        var column = patterns.Features.Column(of.Column);
        feature = column.Index;
        numbers = [.. Enumerable.Range(0, column.Values.Count + 1).Select(code => code == 0 ? 0 : of.Agencies.ToList().IndexOf(column.Values.Text(code)) + 1)];
        changes = (long)of.M.Count * patterns.Count <= Array.MaxLength
            ? new double[of.M.Count * patterns.Count]
            : throw new ModelRefusedException("line_of_sight, trained", "there are too many agencies for so many patterns");
        for (var pair = 0; pair < of.M.Count; pair++)
        {
            var levels = model.Comparisons.Select((c, i) => c.Levels.Select((l, j) => l.IsNull ? 0 : Math.Log2(of.M[pair][i][j] / c.M(j))).ToArray()).ToArray();
            for (var pattern = 0; pattern < patterns.Count; pattern++)
            {
                for (var c = 0; c < levels.Length; c++)
                {
                    changes[(pair * patterns.Count) + pattern] += levels[c][patterns.Level(pattern, c)];
                }
            }
        }
    }

    public static AgencyWeights? Of(LinkModel model, Patterns patterns) => model.Agencies is { } of ? new AgencyWeights(of, model, patterns) : null;

    public double Of(int pattern, ref int a, ref int b) => changes[(Pair(ref a, ref b) * patterns.Count) + pattern];

    public double M(int comparison, int level, ref int a, ref int b) => model.M[Pair(ref a, ref b)][comparison][level];

    private int Pair(ref int a, ref int b) => AgencyModel.Pair(Number(Unsafe.Add(ref a, feature)), Number(Unsafe.Add(ref b, feature)));

    // An agency that training did not see is taken as one that is not given.
    private int Number(int code) => code < numbers.Length ? numbers[code] : 0;
}
