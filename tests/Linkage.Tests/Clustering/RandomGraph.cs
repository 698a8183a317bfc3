using System.Text;
using System.Text.Json.Nodes;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Clustering;

/// <summary>A few records of two files that agree and conflict by chance, and decisions about some of them.</summary>
internal sealed class RandomGraph : IDisposable
{
    public const double LinkThreshold = 0.3;
    private readonly Scratch scratch = new();
    private readonly string[] files;
    private readonly (string Number, string Own)[] told;

    public RandomGraph(ulong seed, int records, bool isForbidding)
    {
        var dice = new Seeded(seed);
        var texts = new[] { new StringBuilder("unique_id,a,b,c,d,n,p\n"), new StringBuilder("unique_id,a,b,c,d,n,p\n") };
        told = new (string, string)[records];
        string Value(int of, double missing) => dice.Chance(missing) ? "" : $"v{dice.Below(of)}";
        for (var i = 0; i < records; i++)
        {
            told[i] = isForbidding ? (Value(3, 0.6), Value(4, 0.6)) : ("", "");
            texts[Source(i)].Append($"{i},{Value(3, 0.1)},{Value(3, 0.1)},{Value(3, 0.1)},{Value(3, 0.1)},{told[i].Number},{told[i].Own}\n");
        }

        files = [scratch.Write("one.csv", texts[0].ToString()), scratch.Write("two.csv", texts[1].ToString())];
        Decide(dice, isForbidding ? records / 4 : 0);
    }

    /// <summary>Pairs that were decided to be one person, by record.</summary>
    public List<(int, int)> Required { get; } = [];

    /// <summary>Pairs that were decided not to be.</summary>
    public List<(int, int)> Forbidden { get; } = [];

    /// <summary>Which records the required pairs make one.</summary>
    public int[] Together { get; private set; } = [];

    public Linked Link(Together how, int threads = 1, double linkThreshold = LinkThreshold)
    {
        var settings = Given.Settings("link_and_dedupe", [Given.Equal("a"), Given.Equal("b"), Given.Equal("c")],
            [Given.Exact("a", 0.9, 0.3), Given.Exact("b", 0.85, 0.35), Given.Exact("c", 0.8, 0.33), Given.Exact("d", 0.95, 0.31)], m =>
            {
                m["probability_two_random_records_match"] = 0.15;
                m["line_of_sight"] = JsonNode.Parse("""
                    {"identifiers": [{"column": "n"}], "source_person_column": "p",
                     "trained": {"identifiers": [{"column": "n", "m_probabilities": [null, 0.9, 0.1], "u_probabilities": [null, 0.2, 0.8]}]}}
                    """);
            });
        string Key(int record) => $"{(Source(record) == 0 ? "one" : "two")},{record}";
        var decisions = Required.Select(r => $"{Key(r.Item1)},{Key(r.Item2)},right").Concat(Forbidden.Select(f => $"{Key(f.Item1)},{Key(f.Item2)},wrong"));
        var options = new LinkingOptions { Threads = threads, Together = how, LinkThreshold = linkThreshold, PairThreshold = 0 };
        return Scratch.Run(settings, files, options, decisions: Given.Decisions(decisions));
    }

    /// <summary>Whether two records can never be one person unless somebody decided that they are.</summary>
    public bool Conflict(int one, int other) =>
        Forbidden.Contains((one, other)) || Forbidden.Contains((other, one))
        || (told[one].Number is { Length: > 0 } a && told[other].Number is { Length: > 0 } b && a != b)
        || (Source(one) == Source(other) && told[one].Own is { Length: > 0 } p && told[other].Own is { Length: > 0 } q && p != q);

    public void Dispose() => scratch.Dispose();

    private static int Source(int record) => record % 2;

    // Decisions that go together: what is one person is never forbidden too.
    private void Decide(Seeded dice, int each)
    {
        Together = [.. Enumerable.Range(0, told.Length)];
        for (var i = 0; i < each; i++)
        {
            var (one, other) = (dice.Below(told.Length), dice.Below(told.Length));
            if (one != other)
            {
                Required.Add((one, other));
                Together = [.. Together.Select(t => t == Together[other] ? Together[one] : t)];
            }
        }

        for (var i = 0; i < each; i++)
        {
            var (one, other) = (dice.Below(told.Length), dice.Below(told.Length));
            if (Together[one] != Together[other])
            {
                Forbidden.Add((one, other));
            }
        }
    }
}
