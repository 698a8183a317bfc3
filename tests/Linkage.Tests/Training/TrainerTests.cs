using System.Text.Json.Nodes;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Training;

/// <summary>m and the prior, where the truth was planted.</summary>
public sealed class TrainerTests : IDisposable
{
    private const int People = 5000;
    private static readonly string[] Columns = [.. PlantedFile.Columns.Select(c => c.Column)];
    private readonly Scratch scratch = new();
    private readonly string file;

    public TrainerTests() => file = scratch.Write("planted.csv", PlantedFile.Text(People, 4));

    public void Dispose() => scratch.Dispose();

    private static string Settings(Action<JsonObject>? change = null) => Given.Settings("dedupe_only",
        [Given.Equal("born"), $"{Given.Equal("first")} and {Given.Equal("last")}", $"{Given.Equal("last")} and {Given.Equal("home")}"], [.. Columns.Select(c => Given.Exact(c))], change);

    private static void Own(JsonObject settings, string own) => settings["line_of_sight"] = JsonNode.Parse(own);

    [Fact]
    public void M_and_the_prior_are_those_that_were_planted()
    {
        var linked = Scratch.Run(Settings(), [file]);
        Assert.Empty(linked.Training!.Warnings);
        Assert.All(linked.Training.Sessions, s => Assert.True(s.Converged, s.Words));
        Assert.Equal(Columns.Order(), linked.Training.Sessions.SelectMany(s => s.Comparisons).Distinct().Order());
        for (var c = 0; c < Columns.Length; c++)
        {
            var levels = linked.Model.Comparisons[c].Levels;
            Assert.Equal(PlantedFile.Same(c), levels[1].M!.Value, 0.012);
            Assert.Equal(1, levels[1].M!.Value + levels[2].M!.Value, 1e-9);
            Assert.Equal(1.0 / PlantedFile.Columns[c].Values, levels[1].U!.Value, 0.1 / PlantedFile.Columns[c].Values + 1e-4);
        }

        // Each person's two records, and 15,000 records in all. Pairs that no rule finds are missed.
        double all = People * 3.0 * ((People * 3) - 1) / 2;
        Assert.InRange(linked.Model.Prior!.Value * all, People * 0.95, People * 1.02);
    }

    [Fact]
    public void A_session_that_does_not_come_to_rest_says_so()
    {
        var report = Scratch.Run(Settings(m => m["max_iterations"] = 1), [file]).Training!;
        Assert.All(report.Sessions, s => Assert.Equal((1, false), (s.Rounds, s.Converged)));
        foreach (var session in report.Sessions)
        {
            Assert.Contains("did not come to rest in 1 rounds over", session.Words, StringComparison.Ordinal);
            Assert.Contains(report.Warnings, w => w.Contains(session.Rule, StringComparison.Ordinal) && w.Contains(" still moved by 0.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"training_rules\": [\"l.born = r.born and l.first = r.first\"]}")]
    public void A_comparison_that_no_rule_leaves_free_is_warned_of(string own)
    {
        var settings = Settings(m =>
        {
            m["blocking_rules_to_generate_predictions"] = new JsonArray("l.born = r.born and l.first = r.first", "l.born = r.born and l.last = r.last");
            Own(m, own);
        });
        var linked = Scratch.Run(settings, [file]);
        Assert.Contains(linked.Training!.Warnings, w => w.StartsWith("No rule leaves born free", StringComparison.Ordinal));
        Assert.DoesNotContain(linked.Training.Warnings, w => w.StartsWith("No rule leaves home free", StringComparison.Ordinal));
        Assert.Equal(own.Length > 2, linked.Training.Warnings.Any(w => w.StartsWith("No rule leaves first free", StringComparison.Ordinal)));
        Assert.Null(linked.Model.Comparisons[2].Levels[1].M);
        Assert.NotNull(linked.Model.Comparisons[3].Levels[1].M);
    }

    [Fact]
    public void Training_rules_are_those_that_were_asked_for()
    {
        var linked = Scratch.Run(Settings(m => Own(m, "{\"training_rules\": [\"l.born = r.born\", \"l.home = r.home and l.first = r.first\"]}")), [file]);
        Assert.Equal(["l.born = r.born", "l.home = r.home and l.first = r.first"], linked.Training!.Sessions.Select(s => s.Rule));
        Assert.Equal(["first", "last", "home"], linked.Training.Sessions[0].Comparisons);
        Assert.Equal(["last", "born"], linked.Training.Sessions[1].Comparisons);
        Assert.Equal(PlantedFile.Same(1), linked.Model.Comparisons[1].Levels[1].M!.Value, 0.012);
    }

    [Theory]
    [InlineData("dedupe_only", 0.5)]
    [InlineData("dedupe_only", 1)]
    [InlineData("link_only", 0.8)]
    public void The_prior_comes_from_deterministic_rules_where_they_are_given(string type, double recall)
    {
        var lines = File.ReadAllLines(file)[..2001];
        var records = lines.Skip(1).Select(l => l.Split(',')).ToList();
        string[] files = [scratch.Write("one.csv", string.Join('\n', lines))];
        if (type == "link_only")
        {
            files = [scratch.Write("one.csv", string.Join('\n', lines[..701])), scratch.Write("two.csv", string.Join('\n', lines.Skip(701).Prepend(lines[0])))];
        }

        // Counted by hand: pairs of records with the same date of birth and last name.
        bool IsPair(int l, int r) => type != "link_only" || l < 700 != r < 700;
        var (found, all) = (0, 0);
        for (var l = 0; l < records.Count; l++)
        {
            for (var r = l + 1; r < records.Count; r++)
            {
                all += IsPair(l, r) ? 1 : 0;
                found += IsPair(l, r) && records[l][2] == records[r][2] && (type == "link_only" || records[l][3] == records[r][3]) ? 1 : 0;
            }
        }

        var rule = type == "link_only" ? "l.last = r.last" : "l.last = r.last and l.born = r.born";
        var own = FormattableString.Invariant($"{{\"deterministic_rules\": [\"{rule}\"], \"deterministic_recall\": {recall}}}");
        var linked = Scratch.Run(Given.Changed(Settings(m => Own(m, own)), m => m["link_type"] = type), files);
        Assert.InRange(found, 100, all);
        Assert.Equal(found / recall / all, linked.Model.Prior!.Value, 1e-12);
    }
}
