using LineOfSight.Linkage.Linking;

namespace LineOfSight.Linkage.Tests.Linking;

/// <summary>Precision and recall against a count that is as plain as can be.</summary>
[Collection(TrainedRun.Collection)]
public sealed class MeasuringTests(TrainedRun run) : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Accuracy_is_what_a_straightforward_count_gives()
    {
        var linked = run.Linked;
        var accuracy = new Measuring(linked, "cluster", "household").Measure(["agency"]);
        var rows = File.ReadAllLines(run.File).Skip(1).Select(l => l.Split(',')).ToList();
        bool IsMatch(int l, int r) => rows[l][11] == rows[r][11];
        bool IsHousehold(int l, int r) => rows[l][12] == rows[r][12];
        var pairs = Enumerable.Range(0, linked.PairCount).Select(linked.Pair).ToList();
        var all = Enumerable.Range(0, rows.Count).SelectMany(l => Enumerable.Range(l + 1, rows.Count - l - 1).Select(r => (Left: l, Right: r))).Where(p => IsMatch(p.Left, p.Right)).ToList();
        Bases At(double threshold, Func<int, int, bool> isIn)
        {
            var links = pairs.Where(p => p.Probability >= threshold && isIn(p.Left, p.Right)).ToList();
            return new Bases(links.Count(p => IsMatch(p.Left, p.Right)), links.Count, all.Count(p => isIn(p.Left, p.Right)));
        }

        foreach (var point in accuracy.Points)
        {
            Assert.Equal(At(point.Threshold, (_, _) => true), point.Pairs);
            Assert.Equal(pairs.Count(p => p.Probability >= point.Threshold && !IsMatch(p.Left, p.Right) && IsHousehold(p.Left, p.Right)), point.Siblings);
        }

        Assert.Contains(linked.LinkThreshold, accuracy.Points.Select(p => p.Threshold));
        Assert.Equal(accuracy.AtLinkThreshold, accuracy.Points.Single(p => p.Threshold == linked.LinkThreshold));
        Assert.Equal(pairs.Select(p => p.Probability).Distinct().Max(t => At(t, (_, _) => true).F1), accuracy.Best.Pairs.F1, 1e-12);
        var together = Enumerable.Range(0, rows.Count).SelectMany(l => Enumerable.Range(l + 1, rows.Count - l - 1).Where(r => linked.Clusters.Rows[l] == linked.Clusters.Rows[r]).Select(r => (l, r))).ToList();
        Assert.Equal(new Bases(together.Count(p => IsMatch(p.l, p.r)), together.Count, all.Count), accuracy.Clusters);
        var agencies = accuracy.Groups.Where(g => g.Group == "agency").ToList();
        Assert.Equal(["earlyhelp", "education", "health", "police", "socialcare"], agencies.Select(g => g.Name));
        Assert.All(agencies, g => Assert.Equal(At(linked.LinkThreshold, (l, r) => rows[l][1] == g.Name || rows[r][1] == g.Name), g.Pairs));
        int Gaps(int row) => new[] { 2, 3, 4, 5, 6, 7 }.Count(c => rows[row][c].Length == 0);
        foreach (var (name, isIn) in new (string, Func<int, bool>)[] { ("nothing missing", r => Gaps(r) == 0), ("one field missing", r => Gaps(r) == 1), ("two or more missing", r => Gaps(r) >= 2) })
        {
            Assert.Equal(At(linked.LinkThreshold, (l, r) => isIn(l) || isIn(r)), accuracy.Groups.Single(g => g.Name == name).Pairs);
        }
    }

    [Fact]
    public void Records_whose_person_is_not_known_are_left_out_of_the_bases()
    {
        var file = scratch.Write("some.csv", "unique_id,name,cluster\n1,ana,1\n2,ana,1\n3,ana,\n4,ana,2\n5,ben,1\n");
        var settings = Given.Settings("dedupe_only", [Given.Equal("name")], [Given.Exact("name", 0.99, 0.001)], m => m["probability_two_random_records_match"] = 0.1);
        var accuracy = new Measuring(Scratch.Run(settings, [file], besides: ["cluster"]), "cluster", null).Measure([]);
        Assert.Equal(new Bases(1, 3, 3), accuracy.AtLinkThreshold.Pairs);
        Assert.Equal(new Bases(1, 3, 3), accuracy.Clusters);
        Assert.Null(accuracy.AtLinkThreshold.Siblings);
        Assert.Equal((1.0 / 3, 1.0 / 3, 1.0 / 3), (accuracy.Clusters.Precision, accuracy.Clusters.Recall, accuracy.Clusters.F1));
    }

    [Fact]
    public void Where_only_files_are_linked_with_one_another_pairs_of_one_file_are_no_matches_that_were_missed()
    {
        var one = scratch.Write("one.csv", "unique_id,name,cluster\n1,ana,1\n2,ana,1\n3,ben,2\n");
        var two = scratch.Write("two.csv", "unique_id,name,cluster\n1,ana,1\n2,ben,2\n");
        var settings = Given.Settings("link_only", [Given.Equal("name")], [Given.Exact("name", 0.99, 0.001)], m => m["probability_two_random_records_match"] = 0.1);
        var accuracy = new Measuring(Scratch.Run(settings, [one, two], besides: ["cluster"]), "cluster", null).Measure(["name"]);
        Assert.Equal(new Bases(3, 3, 3), accuracy.AtLinkThreshold.Pairs);
        Assert.Equal(new Bases(3, 3, 3), accuracy.Clusters);
        Assert.Equal(new Bases(2, 2, 2), accuracy.Groups.Single(g => g.Name == "ana").Pairs);
    }
}
