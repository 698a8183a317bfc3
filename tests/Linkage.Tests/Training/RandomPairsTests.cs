using System.Text;
using System.Text.Json.Nodes;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Training;

/// <summary>u against what all pairs of a table show.</summary>
public sealed class RandomPairsTests : IDisposable
{
    private static readonly string[] Names = ["ana", "anna", "hannah", "ben", "benn", "benjamin", "cat", "cate", "dan", "daniel", "eve", "fay", "gus", "ida", "jon", "john"];
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    private (string File, string[] Values) Table(int rows, string name = "names.csv")
    {
        var dice = new Seeded(21);
        string[] values = [.. Enumerable.Range(0, rows).Select(_ => dice.Chance(0.1) ? "" : Names[dice.Below(Names.Length) * dice.Below(Names.Length) / Names.Length])];
        return (scratch.Write(name, "unique_id,name,home\n" + string.Concat(values.Select((v, i) => $"{i},{v},h{i % 50}\n"))), values);
    }

    private static JsonObject Fuzzy() => Given.Compared("name", ("\"name_l\" = \"name_r\"", null, null), ("jaro_winkler_similarity(\"name_l\", \"name_r\") >= 0.85", null, null), ("ELSE", null, null));

    private static string Settings(JsonObject name, string type = "dedupe_only") => Given.Settings(type, [Given.Equal("home"), Given.Equal("name")], [name, Given.Exact("home")]);

    private static double[] Shares(string[] values, Func<int, int, bool> isPair)
    {
        var counts = new double[3];
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                if (isPair(i, j) && values[i].Length > 0 && values[j].Length > 0)
                {
                    counts[values[i] == values[j] ? 0 : Bench.SimplestLoops.JaroWinkler(Encoding.UTF8.GetBytes(values[i]), Encoding.UTF8.GetBytes(values[j])) >= 0.85 ? 1 : 2]++;
                }
            }
        }

        return [.. counts.Select(c => c / counts.Sum())];
    }

    [Theory]
    [InlineData(400, 1e-6)]
    [InlineData(3000, 0.002)]
    public void U_is_the_share_among_all_pairs(int rows, double tolerance)
    {
        // Up to a thousand records all pairs are counted; of more a sample is, but what is equal is always counted whole.
        var (file, values) = Table(rows);
        var expected = Shares(values, (_, _) => true);
        var levels = Scratch.Run(Settings(Fuzzy()), [file], new LinkingOptions { RandomPairs = 5_000_000 }).Model.Comparisons[0].Levels;
        Assert.Null(levels[0].U);
        Assert.Equal(expected[0], levels[1].U!.Value, 1e-12);
        Assert.Equal(expected[1], levels[2].U!.Value, tolerance);
        Assert.Equal(expected[2], levels[3].U!.Value, tolerance);
        Assert.Equal(1, levels.Sum(l => l.U ?? 0), 1e-9);
    }

    [Fact]
    public void A_level_that_is_never_seen_is_rare_and_not_impossible()
    {
        var (file, _) = Table(400);
        var name = Given.Compared("name", ("\"name_l\" = \"name_r\"", null, null), ("\"name_l\" = 'nobody' and \"name_r\" = 'nobody'", null, null), ("ELSE", null, null));
        Assert.InRange(Scratch.Run(Settings(name), [file]).Model.Comparisons[0].Levels[2].U!.Value, 1e-8, 1e-4);
    }

    [Fact]
    public void Where_only_files_are_linked_with_one_another_pairs_within_a_file_say_nothing_of_u()
    {
        // All names of the first file are ana, those of the second are half ana and half ben.
        var one = scratch.Write("one.csv", "unique_id,name,home\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},ana,h{i % 9}\n")));
        var two = scratch.Write("two.csv", "unique_id,name,home\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{(i % 2 == 0 ? "ana" : "zoe")},h{i % 7}\n")));
        var levels = Scratch.Run(Settings(Fuzzy(), "link_only"), [one, two]).Model.Comparisons[0].Levels;
        Assert.Equal(0.5, levels[1].U!.Value, 1e-12);
        Assert.Equal(0.5, levels[3].U!.Value, 1e-3);
    }

    [Fact]
    public void What_is_fixed_stays()
    {
        var (file, _) = Table(400);
        var name = Fuzzy();
        var levels = name["comparison_levels"]!.AsArray();
        (levels[1]!["m_probability"], levels[1]!["fix_m_probability"]) = (0.777, true);
        (levels[2]!["u_probability"], levels[2]!["fix_u_probability"]) = (0.123, true);
        var settings = Settings(name);
        var trained = Scratch.Run(settings, [file]);
        Assert.NotNull(trained.Training);
        var found = trained.Model.Comparisons[0].Levels;
        Assert.Equal((0.777, 0.123), (found[1].M, found[2].U));
        Assert.All(found.Skip(1), l => Assert.True(l.M is > 0 and < 1 && l.U is > 0 and < 1));
    }

    [Fact]
    public void Any_number_of_threads_and_the_same_seed_give_the_same_model_and_another_seed_another()
    {
        var (file, _) = Table(3000);
        string Model(int threads, ulong seed) => Scratch.Run(Settings(Fuzzy()), [file], new LinkingOptions { Threads = threads, Seed = seed }).Model.WriteWhole();
        var one = Model(1, 1);
        Assert.Equal(one, Model(2, 1));
        Assert.Equal(one, Model(5, 1));
        Assert.NotEqual(one, Model(2, 2));
        Assert.True(LinkModel.Read(one).IsTrained);
    }
}
