using System.Text.Json.Nodes;
using LineOfSight.Linkage.Indexing;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Training;

/// <summary>m that differs by the agencies that hold the records.</summary>
public sealed class AgencyTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    // Half of all people are known to the careful alone, half to the careless alone, who get the first name wrong eight times as often.
    private string Planted()
    {
        var dice = new Seeded(31);
        var text = new System.Text.StringBuilder("unique_id,agency,first,last,born\n");
        var id = 0;
        for (var person = 0; person < 6000; person++)
        {
            var (agency, wrong) = person % 2 == 0 ? ("careful", 0.05) : ("careless", 0.40);
            var (first, last, born) = (dice.Below(300), dice.Below(500), dice.Below(5000));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{id++},{agency},f{first},l{last},b{born}\n");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{id++},{agency},f{(dice.Chance(wrong) ? dice.Below(300) : first)},l{(dice.Chance(0.1) ? dice.Below(500) : last)},b{(dice.Chance(0.05) ? dice.Below(5000) : born)}\n");
        }

        return scratch.Write("agencies.csv", text.ToString());
    }

    private static string Settings() => Given.Settings("dedupe_only", [Given.Equal("born"), $"{Given.Equal("first")} and {Given.Equal("last")}"],
        [Given.Exact("first"), Given.Exact("last"), Given.Exact("born")],
        m => m["line_of_sight"] = JsonNode.Parse("""{"agency_column": "agency", "training_rules": ["l.born = r.born", "l.first = r.first and l.last = r.last"]}"""));

    [Fact]
    public void Each_pair_of_agencies_has_the_errors_that_were_planted()
    {
        var file = Planted();
        var linked = Scratch.Run(Settings(), [file]);
        var agencies = linked.Model.Agencies!;
        Assert.Equal(("agency", "careful careless"), (agencies.Column, string.Join(' ', agencies.Agencies.Order(StringComparer.Ordinal))));
        double M(string agency, int comparison) => agencies.M[AgencyModel.Pair(agencies.Agencies.ToList().IndexOf(agency) + 1, agencies.Agencies.ToList().IndexOf(agency) + 1)][comparison][1];
        Assert.Equal(0.95, M("careful", 0), 0.03);
        Assert.Equal(0.60, M("careless", 0), 0.04);
        // Pairs that a rule found by the last name have none that differs, so a little more agree than did.
        Assert.Equal(M("careful", 1), M("careless", 1), 0.05);
        Assert.InRange(linked.Model.Comparisons[0].Levels[1].M!.Value, 0.70, 0.85);

        // No two records of the two agencies are of one person: there, what all have is kept.
        var across = agencies.M[AgencyModel.Pair(1, 2)];
        Assert.Equal(linked.Model.Comparisons[2].Levels[1].M!.Value, across[2][1], 0.1);
        Assert.All(agencies.M.SelectMany(p => p), levels => Assert.Equal(1, levels.Skip(1).Sum(), 1e-9));
    }

    [Fact]
    public void What_agencies_change_is_explained_kept_in_the_whole_model_and_in_the_index()
    {
        var file = Planted();
        var linked = Scratch.Run(Settings(), [file], new LinkingOptions { Threads = 1 });
        Assert.Equal(linked.Model.WriteWhole(), Scratch.Run(Settings(), [file], new LinkingOptions { Threads = 3 }).Model.WriteWhole());
        var differ = 0;
        for (var e = 0; e < linked.PairCount; e += 5)
        {
            var pair = linked.Pair(e);
            var explained = linked.Explain(pair.Left, pair.Right);
            Assert.Equal(pair.Weight, explained.Weight, 1e-9);
            Assert.Equal(pair.Weight, explained.Steps.Sum(s => s.Weight + s.Rarity), 1e-9);
            differ += Math.Abs(explained.Steps.Single(s => s.Comparison == "first").Weight - linked.Model.Comparisons[0].Weight(linked.Model.Comparisons[0].Levels.Count - 1 - pair.Levels[0])) > 0.1 ? 1 : 0;
        }

        Assert.InRange(differ, 500, int.MaxValue);
        var again = Scratch.Run(linked.Model.WriteWhole(), [file]);
        Assert.Null(again.Training);
        Assert.True(Scratch.Pairs(linked).AsSpan().SequenceEqual(Scratch.Pairs(again)));
        using var stream = new MemoryStream();
        LinkIndex.Write(linked, linked.PersonOf, stream);
        stream.Position = 0;
        var index = LinkIndex.Read(stream);
        string[] columns = ["agency", "first", "last", "born"];
        Assert.Equal(columns.Order(StringComparer.Ordinal), index.Columns.Order(StringComparer.Ordinal));
        for (var e = 0; e < linked.PairCount; e += 50)
        {
            var pair = linked.Pair(e);
            var record = new NewRecord(linked.Records.Source(pair.Left), linked.Records.Id(pair.Left), columns.ToDictionary(c => c, c => linked.Records.Value(pair.Left, c)));
            Assert.Equal(pair.Weight, index.Score(record, 0.01).Single(c => c.Row == pair.Right).Weight, 1e-9);
        }
    }

    [Fact]
    public void More_agencies_than_can_be_told_apart_are_all_alike_and_it_is_said()
    {
        var dice = new Seeded(5);
        var file = scratch.Write("many.csv", "unique_id,agency,first,last,born\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"{i},a{i % 21},f{dice.Below(20)},l{dice.Below(20)},b{dice.Below(20)}\n")));
        var linked = Scratch.Run(Settings(), [file]);
        Assert.Null(linked.Model.Agencies);
        Assert.Single(linked.Training!.Warnings, w => w.StartsWith("agency names 21 agencies, more than 20", StringComparison.Ordinal));
    }
}
