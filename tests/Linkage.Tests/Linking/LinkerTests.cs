using System.Text;
using System.Text.Json.Nodes;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;

namespace LineOfSight.Linkage.Tests.Linking;

/// <summary>From files to pairs and people.</summary>
[Collection(TrainedRun.Collection)]
public sealed class LinkerTests(TrainedRun run) : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_bytes_do_not_hang_on_threads_nor_on_the_run(int threads)
    {
        Assert.InRange(run.Linked.PairCount, 500, 100_000);
        var again = Scratch.Run(Given.ChildrenSettings(), [run.File], new LinkingOptions { Threads = threads }, ["cluster", "household", "agency"]);
        Assert.Equal(run.Whole, again.Model.WriteWhole());
        AssertSame(run.Pairs, Scratch.Pairs(again, threads));
        AssertSame(run.Clusters, Scratch.Clusters(again));
        Assert.Equal(run.Linked.LinkThreshold, again.LinkThreshold);
    }

    [Fact]
    public void The_truth_has_no_say_in_what_is_linked()
    {
        var lines = File.ReadAllLines(run.File).Select(l => string.Join(',', l.Split(',')[..^2]));
        var blind = scratch.Write("children.csv", string.Join('\n', lines) + "\n");
        var linked = Scratch.Run(Given.ChildrenSettings(), [blind], besides: ["cluster", "household"]);
        AssertSame(run.Pairs, Scratch.Pairs(linked));
        AssertSame(run.Clusters, Scratch.Clusters(linked));
        new Measuring(run.Linked, "cluster", "household").Measure(["agency"]);
        AssertSame(run.Pairs, Scratch.Pairs(run.Linked));
        AssertSame(run.Clusters, Scratch.Clusters(run.Linked));
    }

    [Fact]
    public void The_model_for_Splink_has_nothing_of_ours_and_scores_the_same_pairs()
    {
        var first = Scratch.Run(Given.ChildrenSettings(), [run.File], new LinkingOptions { Households = false });
        var text = first.Model.Write();
        Assert.False(JsonNode.Parse(text)!.AsObject().ContainsKey("line_of_sight"));
        var model = LinkModel.Read(text);
        Assert.True(model.IsTrained);
        var again = Scratch.Run(text, [run.File], new LinkingOptions { Households = false });
        Assert.Null(again.Training);
        AssertSame(Scratch.Pairs(first), Scratch.Pairs(again));
        AssertSame(Scratch.Clusters(first), Scratch.Clusters(again));
        Assert.Equal(text, again.Model.Write());
    }

    [Fact]
    public void The_whole_model_gives_the_same_bytes_again()
    {
        Assert.NotNull(run.Linked.Households);
        var again = Scratch.Run(run.Whole, [run.File]);
        Assert.Null(again.Training);
        Assert.NotNull(again.Households);
        AssertSame(run.Pairs, Scratch.Pairs(again));
        AssertSame(run.Clusters, Scratch.Clusters(again));
        Assert.Equal(run.Whole, again.Model.WriteWhole());
    }

    [Fact]
    public void Every_pair_is_explained_to_the_weight_that_is_written()
    {
        var lines = Encoding.UTF8.GetString(run.Pairs).Split('\n');
        Assert.StartsWith("unique_id_l,unique_id_r,match_weight,match_probability,gamma_first_name_surname,", lines[0], StringComparison.Ordinal);
        var siblings = 0;
        for (var e = 0; e < run.Linked.PairCount; e++)
        {
            var pair = run.Linked.Pair(e);
            var explained = run.Linked.Explain(pair.Left, pair.Right);
            var written = lines[e + 1].Split(',');
            Assert.Equal((written[0], written[1]), (explained.LeftId, explained.RightId));
            Assert.True(string.CompareOrdinal(written[0], written[1]) < 0);
            Assert.Equal(double.Parse(written[2], null), explained.Weight, 1e-9);
            Assert.Equal(double.Parse(written[3], null), explained.Probability, 1e-12);
            Assert.Equal(explained.Weight, explained.Steps.Sum(s => s.Weight + s.Rarity), 1e-9);
            Assert.Equal(written[4..], explained.Steps.Where(s => s.Gamma is not null).Select(s => s.Gamma!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            siblings += explained.Steps.Any(s => s.Comparison is null && s.Weight < -1 && s.Level.StartsWith("Brothers", StringComparison.Ordinal)) ? 1 : 0;
        }

        Assert.Equal("", lines[run.Linked.PairCount + 1]);
        Assert.InRange(siblings, 20, run.Linked.PairCount);
    }

    [Fact]
    public void A_group_that_is_too_large_is_told_and_its_pairs_are_found_by_later_rules()
    {
        // All share a town; every second shares a street, and every fifth a name.
        var text = new StringBuilder("unique_id,town,street,name\n");
        for (var i = 0; i < 40; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i:00},york,{i % 2},{i % 5}\n");
        }

        var file = scratch.Write("hot.csv", text.ToString());
        string Settings(params string[] columns) => Given.Settings("dedupe_only", [.. columns.Select(Given.Equal)], [Given.Exact("town", 0.9, 0.8), Given.Exact("name", 0.9, 0.1)],
            m => m["probability_two_random_records_match"] = 0.1);
        LinkingOptions Most(int records) => new() { PairThreshold = 0, MostRecordsAGroup = records };
        var all = Scratch.Run(Settings("town", "street", "name"), [file], Most(40));
        Assert.Empty(all.Hot);
        Assert.Equal(40 * 39 / 2, all.PairCount);
        var passed = Scratch.Run(Settings("town", "street", "name"), [file], Most(20));
        var hot = Assert.Single(passed.Hot);
        Assert.Equal((Given.Equal("town"), "york", 40, 780L), (hot.Rule, hot.Shared, hot.Records, hot.Pairs));
        AssertSame(Scratch.Pairs(Scratch.Run(Settings("street", "name"), [file], Most(20))), Scratch.Pairs(passed));
        Assert.Equal((2 * 190) + (5 * 16), passed.PairCount);
        var few = Scratch.Run(Settings("town", "street", "name"), [file], Most(8));
        Assert.Equal(3, few.Hot.Count);
        Assert.Equal(5 * 28, few.PairCount);
        Assert.Empty(Scratch.Run(Settings("town", "street", "name"), [file], Most(7)).Clusters.Weakest);
    }

    [Fact]
    public void Two_files_that_number_their_records_alike_have_clusters_of_their_own()
    {
        // In each file there are records 1, 2 and 3, and only two of all six are of one person.
        var one = scratch.Write("one.csv", "unique_id,name\n1,ana\n2,ben\n3,cat\n");
        var two = scratch.Write("two.csv", "unique_id,name\n1,dan\n2,eve\n3,ana\n");
        var settings = Given.Settings("link_only", [Given.Equal("name")], [Given.Exact("name", 0.99, 0.001)], m => m["probability_two_random_records_match"] = 0.1);
        var linked = Scratch.Run(settings, [one, two]);
        Assert.Equal("one", linked.Records.Source(linked.Pair(0).Left));
        var rows = Encoding.UTF8.GetString(Scratch.Clusters(linked)).Split('\n')[1..^1].Select(l => l.Split(',')).ToList();
        Assert.Equal(6, rows.Count);
        var people = rows.GroupBy(r => r[0]).Select(g => string.Join(' ', g.Select(r => $"{r[1]}/{r[2]}"))).ToList();
        Assert.Equal(["one/1 two/3", "one/2", "one/3", "two/1", "two/2"], people.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,ana,moore\n")]
    public void Hardly_any_records_are_linked_to_nobody(string rows)
    {
        var file = scratch.Write("few.csv", "unique_id,a,b\n" + rows);
        foreach (var deterministic in new[] { false, true })
        {
            var settings = Given.Settings("dedupe_only", [Given.Equal("a"), Given.Equal("b")], [Given.Exact("a"), Given.Exact("b")], m =>
            {
                m["line_of_sight"] = deterministic ? JsonNode.Parse("{\"deterministic_rules\": [\"l.a = r.a and l.b = r.b\"]}") : null;
            });
            var linked = Scratch.Run(settings, [file]);
            Assert.Equal(0, linked.PairCount);
            Assert.Equal(rows.Length > 0 ? 1 : 0, linked.Clusters.Rows.Count);
            Assert.InRange(LinkModel.Read(linked.Model.WriteWhole()).Prior!.Value, 0, 1);
        }
    }

    private static void AssertSame(byte[] expected, byte[] actual) => Assert.True(expected.AsSpan().SequenceEqual(actual), "The bytes differ.");
}
