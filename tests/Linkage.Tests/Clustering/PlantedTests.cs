using System.Text;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Clustering;

/// <summary>Clusters whose right answer is plain to see.</summary>
public sealed class PlantedTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    private static string Settings() => Given.Settings("dedupe_only", [Given.Equal("first"), Given.Equal("last"), Given.Equal("home")],
        [Given.Exact("first", 0.95, 0.01), Given.Exact("last", 0.95, 0.01), Given.Exact("born", 0.95, 0.001), Given.Exact("home", 0.9, 0.001)],
        m => m["probability_two_random_records_match"] = 0.0001);

    [Fact]
    public void A_brother_who_is_linked_to_one_poor_record_is_not_pulled_in()
    {
        // Record 3 has no first name and no date of birth, so it could be either child's.
        var file = scratch.Write("children.csv", """
            unique_id,first,last,born,home
            1,ana,moore,2015-01-02,n1
            2,ana,moore,2015-01-02,n1
            3,,moore,,n1
            4,ben,moore,2018-03-04,n1
            5,ben,moore,2018-03-04,n1
            """);
        int[] Of(Together how) => [.. Scratch.Run(Settings(), [file], new LinkingOptions { Together = how, LinkThreshold = 0.5 }).Clusters.Rows];
        Assert.Equal([0, 0, 0, 0, 0], Of(Together.Connected));
        var agreeing = Of(Together.Agreeing);
        Assert.Equal((agreeing[0], agreeing[3]), (agreeing[1], agreeing[4]));
        Assert.NotEqual(agreeing[0], agreeing[3]);
        Assert.Equal(0, agreeing[2]);
    }

    [Fact]
    public void The_weakest_link_is_told_by_its_weight_however_strong_it_is()
    {
        var file = scratch.Write("same.csv", "unique_id,first,last,born,home\n1,ana,moore,2015-01-02,n1\n2,ana,moore,2015-01-02,n1\n");
        var settings = Given.Settings("dedupe_only", [Given.Equal("first")], [Given.Exact("first", 0.9, 1e-6), Given.Exact("last", 0.9, 1e-6), Given.Exact("born", 0.9, 1e-6)],
            m => m["probability_two_random_records_match"] = 0.001);
        foreach (var how in new[] { Together.Agreeing, Together.Connected })
        {
            var linked = Scratch.Run(settings, [file], new LinkingOptions { Together = how });
            var link = Assert.Single(linked.Clusters.Weakest);
            Assert.InRange(link.Weight, 40, 60);
            Assert.Equal(linked.Pair(0).Weight, link.Weight, 1e-9);
        }
    }

    [Theory]
    [InlineData(Together.Agreeing)]
    [InlineData(Together.Connected)]
    public void Records_that_only_a_decision_joins_have_no_weakest_link(Together how)
    {
        var file = scratch.Write("two.csv", "unique_id,first,last,born,home\n1,ana,moore,2015-01-02,n1\n2,zoe,jones,2018-01-02,n2\n");
        var linked = Scratch.Run(Settings(), [file], new LinkingOptions { Together = how, LinkThreshold = 0.5 }, decisions: Given.Decisions(["two,1,two,2,right"]));
        Assert.Equal([0, 0], linked.Clusters.Rows);
        Assert.Empty(linked.Clusters.Weakest);
    }

    [Theory]
    [InlineData(Together.Agreeing)]
    [InlineData(Together.Connected)]
    public void A_set_of_more_than_six_hundred_records_is_cut_where_it_must_be(Together how)
    {
        // Two people with 350 records each share a home; what is between them is weaker than what is within, and two records are known to be of two people.
        var text = new StringBuilder("unique_id,first,last,born,home\n");
        for (var i = 0; i < 700; i++)
        {
            text.Append(i % 2 == 0 ? $"{i},ana,moore,2015-01-02,n1\n" : $"{i},ana,moore,2015-01-09,n1\n");
        }

        var file = scratch.Write("large.csv", text.ToString());
        LinkingOptions Options(int threads) => new() { Together = how, LinkThreshold = 0.05, Threads = threads };
        var free = Scratch.Run(Settings(), [file], Options(2));
        Assert.All(free.Clusters.Rows, first => Assert.Equal(0, first));
        Assert.Equal(700, Assert.Single(free.Clusters.Weakest).Records);
        var decisions = Given.Decisions(["large,10,large,21,wrong"]);
        var cut = Scratch.Run(Settings(), [file], Options(2), decisions: decisions);
        Assert.Equal(Enumerable.Range(0, 700).Select(i => i % 2), cut.Clusters.Rows);
        Assert.Equal(1, cut.Clusters.Cut);
        Assert.Equal([350, 350], cut.Clusters.Weakest.Select(w => w.Records));
        Assert.Equal(cut.Clusters.Rows, Scratch.Run(Settings(), [file], Options(5), decisions: decisions).Clusters.Rows);
    }
}
