using System.Text.Json.Nodes;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Training;

/// <summary>30,000 invented records, linked with households and without; once for all tests.</summary>
public sealed class HouseholdRun : IDisposable
{
    private readonly Scratch scratch = new();

    public HouseholdRun()
    {
        var file = scratch.Population("children.csv", 30_000, 12);
        With = Scratch.Run(Given.ChildrenSettings(), [file], besides: ["cluster", "household"]);
        Without = Scratch.Run(Given.ChildrenSettings(), [file], new LinkingOptions { Households = false }, ["cluster", "household"]);
    }

    public Linked With { get; }

    public Linked Without { get; }

    public void Dispose() => scratch.Dispose();
}

/// <summary>Brothers and sisters, neighbours, and where there are none.</summary>
public sealed class HouseholdTests(HouseholdRun run) : IClassFixture<HouseholdRun>, IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Brothers_and_sisters_share_a_home_and_not_a_name_or_a_birthday()
    {
        var siblings = run.With.Households!.Siblings;
        var model = run.With.Model;
        int At(string comparison) => model.Comparisons.ToList().FindIndex(c => c.Name == comparison);
        double Level(string comparison, int level) => siblings.Levels[At(comparison)][level];
        Assert.InRange(Level("first_name_surname", 1), 0, 0.05);
        Assert.InRange(Level("first_name_surname", 5), 0.5, 1);
        Assert.InRange(Level("dob", 1), 0, 0.25);
        Assert.InRange(Level("postcode", 1), 0.5, 1);
        Assert.InRange(model.Comparisons[At("dob")].Levels[1].M!.Value, 0.85, 1);
        Assert.InRange(model.Comparisons[At("first_name_surname")].Levels[1].M!.Value, 0.4, 1);

        // As many pairs as there are: the truth knows.
        var home = Enumerable.Range(0, 30_000).Select(r => run.With.Records.Value(r, "household")!).CountBy(h => h).Sum(g => g.Value * (g.Value - 1.0) / 2);
        var child = Enumerable.Range(0, 30_000).Select(r => run.With.Records.Value(r, "cluster")!).CountBy(h => h).Sum(g => g.Value * (g.Value - 1.0) / 2);
        const double All = 30_000.0 * 29_999 / 2;
        Assert.InRange(siblings.Prior * All, (home - child) * 0.5, (home - child) * 1.3);
        Assert.InRange(model.Prior!.Value * All, child * 0.7, child * 1.2);
    }

    [Fact]
    public void Neighbours_share_places_and_are_few()
    {
        var neighbours = run.With.Households!.Neighbours;
        var at = run.With.Model.Comparisons.ToList().FindIndex(c => c.Name == "postcode");
        var levels = run.With.Model.Comparisons[at].Levels;
        Assert.InRange(neighbours.Near, 0.0005, 0.2);
        double Near(int to) => Enumerable.Range(1, to).Sum(l => neighbours.NearLevels[at][l]);
        Assert.True(Near(4) > 5 * levels.Skip(1).Take(4).Sum(l => l.U!.Value), "Neighbours live in one area more often than others do.");
        Assert.True(neighbours.FarLevels[at][5] > levels[5].U!.Value);
        foreach (var (near, far) in neighbours.NearLevels.Zip(neighbours.FarLevels).Where((_, c) => run.With.Model.Comparisons[c].Name is "first_name_surname" or "dob"))
        {
            Assert.Equal(far, near);
        }
    }

    [Fact]
    public void Households_keep_brothers_and_sisters_apart_and_find_more()
    {
        var (with, without) = (new Measuring(run.With, "cluster", "household").Measure([]), new Measuring(run.Without, "cluster", "household").Measure([]));
        Assert.Null(run.Without.Households);
        Assert.InRange(with.AtLinkThreshold.SiblingPrecision!.Value, 0.95, 1);
        Assert.True(with.AtLinkThreshold.SiblingPrecision > without.AtLinkThreshold.SiblingPrecision);
        Assert.True(with.AtLinkThreshold.Pairs.F1 > without.AtLinkThreshold.Pairs.F1, $"{with.AtLinkThreshold.Pairs} and {without.AtLinkThreshold.Pairs}");
        Assert.True(with.Best.Pairs.F1 > without.Best.Pairs.F1, $"{with.Best.Pairs} and {without.Best.Pairs}");
        Assert.True(with.Clusters.F1 > without.Clusters.F1, $"{with.Clusters} and {without.Clusters}");
        Assert.InRange(with.AtLinkThreshold.Pairs.F1, 0.85, 1);
    }

    [Fact]
    public void A_table_without_brothers_and_sisters_leaves_households_out_and_says_so()
    {
        // Everybody lives alone, and half of all people have two records.
        var file = scratch.Write("alone.csv", PlantedFile.Text(3000, 8));
        string Settings(bool households) => Given.Settings("dedupe_only",
            [Given.Equal("born"), $"{Given.Equal("first")} and {Given.Equal("last")}", $"{Given.Equal("last")} and {Given.Equal("home")}"], [.. PlantedFile.Columns.Select(c => Given.Exact(c.Column))],
            m => m["line_of_sight"] = households ? JsonNode.Parse("""{"tells_siblings_apart": ["first", "born"], "siblings_share": ["last"]}""") : null);
        var linked = Scratch.Run(Settings(households: true), [file], besides: ["person"]);
        Assert.Null(linked.Households);
        Assert.Null(linked.Model.Households);
        Assert.Contains(linked.Training!.Warnings, w => w.Contains("households are left out of the model", StringComparison.Ordinal));
        for (var c = 0; c < PlantedFile.Columns.Length; c++)
        {
            Assert.Equal(PlantedFile.Same(c), linked.Model.Comparisons[c].Levels[1].M!.Value, 0.03);
        }

        var accuracy = new Measuring(linked, "person", null).Measure([]);
        var plain = new Measuring(Scratch.Run(Settings(households: false), [file], besides: ["person"]), "person", null).Measure([]);
        Assert.InRange(accuracy.AtLinkThreshold.Pairs.F1, plain.AtLinkThreshold.Pairs.F1 - 0.005, 1);
        Assert.InRange(accuracy.AtLinkThreshold.Pairs.Precision, 0.98, 1);
    }

    [Fact]
    public void The_model_of_three_classes_is_the_same_for_any_number_of_threads()
    {
        var file = scratch.Population("few.csv", 4000, 3);
        string Model(int threads) => Scratch.Run(Given.ChildrenSettings(), [file], new LinkingOptions { Threads = threads }).Model.WriteWhole();
        var one = Model(1);
        Assert.Contains("level_probabilities_near", one, StringComparison.Ordinal);
        Assert.Equal(one, Model(2));
        Assert.Equal(one, Model(5));
    }
}
