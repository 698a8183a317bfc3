using LineOfSight.Linkage.Indexing;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Persons;
using LineOfSight.Linkage.Scoring;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Indexing;

/// <summary>One record against an index finds what the run found.</summary>
[Collection(TrainedRun.Collection)]
public sealed class LinkIndexTests(TrainedRun run) : IDisposable
{
    private static readonly string[] Columns = ["first_name", "surname", "dob", "postcode", "birth_place", "school"];
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_record_of_the_file_finds_the_pairs_of_the_run_and_their_weights()
    {
        var index = Saved(run.Linked);
        Assert.Equal((TrainedRun.Rows, "children"), (index.Count, Assert.Single(index.Sources)));
        AssertSamePairs(run.Linked, index, Columns, 0.01);
        Assert.Equal(TrainedRun.Rows, index.Count);
    }

    [Theory]
    [InlineData("dedupe_only")]
    [InlineData("link_only")]
    [InlineData("link_and_dedupe")]
    public void So_does_one_of_several_files_under_conditions_that_hold_one_way_alone(string type)
    {
        var dice = new Seeded(11);
        string Rows() => "unique_id,a,b,c\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i:00},v{dice.Below(4)},v{dice.Below(4)},{(dice.Chance(0.2) ? "" : $"w{dice.Below(5)}")}\n"));
        var files = new[] { scratch.Write("one.csv", Rows()), scratch.Write("two.csv", Rows()) };
        var settings = Given.Settings(type, ["l.c = r.c and l.a = r.b", Given.Equal("b")],
            [Given.Compared("a", ("\"a_l\" = \"b_r\"", 0.6, 0.2), ("\"a_l\" = \"a_r\"", 0.3, 0.2), ("ELSE", 0.1, 0.6)), Given.Exact("c", 0.9, 0.2)],
            m => m["probability_two_random_records_match"] = 0.2);
        var linked = Scratch.Run(settings, type == "dedupe_only" ? files[..1] : files, new LinkingOptions { PairThreshold = 0.1 });
        Assert.InRange(linked.PairCount, 50, 5000);
        AssertSamePairs(linked, Saved(linked), ["a", "b", "c"], 0.1);
    }

    [Fact]
    public void A_record_that_was_added_is_found_by_the_next()
    {
        var index = Saved(run.Linked);
        NewRecord New(string id, string first) => new("new", id, new Dictionary<string, string?> { ["first_name"] = first, ["surname"] = "quince-zebedee", ["dob"] = "2031-02-03", ["postcode"] = "zz9 9zz" });
        Assert.Empty(index.Score(New("x1", "marmaduke"), 0.5));
        index.Add(New("x1", "marmaduke"), "person-7");
        Assert.Equal(TrainedRun.Rows + 1, index.Count);
        var found = Assert.Single(index.Score(New("x2", "marmaduke"), 0.5));
        Assert.Equal((TrainedRun.Rows, "new", "x1", "person-7"), (found.Row, found.Source, found.Id, found.Person));
        Assert.InRange(found.Probability, 0.9, 1);
        var explained = index.Explain(New("x2", "marmaduke"), found);
        Assert.Equal(found.Weight, explained.Weight, 1e-9);
        Assert.Equal(found.Weight, explained.Steps.Sum(s => s.Weight + s.Rarity), 1e-9);
        Assert.Contains(explained.Steps, s => s.Right?.Contains("quince-zebedee", StringComparison.Ordinal) == true && s.Left == s.Right);
        for (var i = 0; i < 100; i++)
        {
            index.Add(New($"y{i}", $"n{i}"), $"p{i}");
        }

        Assert.Equal("x1", index.Score(New("x3", "marmaduke"), 0)[0].Id);
        Assert.Equal(TrainedRun.Rows + 101, index.Count);
    }

    [Fact]
    public void What_is_forbidden_is_never_proposed()
    {
        var index = Saved(run.Linked);
        var pair = Enumerable.Range(0, run.Linked.PairCount).Select(run.Linked.Pair).MaxBy(p => p.Weight)!;
        var record = Record(run.Linked, pair.Left, Columns);
        var id = run.Linked.Records.Id(pair.Right);
        Assert.Contains(index.Score(record, 0), c => c.Id == id);
        Assert.DoesNotContain(index.Score(record, 0, (source, other) => source == "children" && other == id), c => c.Id == id);
        Assert.Empty(index.Score(record, 0, (_, _) => true));
    }

    [Fact]
    public void Nobody_is_proposed_by_another_of_their_records_when_one_is_blocked()
    {
        var index = Saved(run.Linked);
        var person = Enumerable.Range(0, run.Linked.Records.Rows).GroupBy(run.Linked.PersonOf).First(g => g.Count() > 2);
        var record = Record(run.Linked, person.First(), Columns);
        var others = index.Score(record, 0).Where(c => c.Person == person.Key).ToList();
        Assert.True(others.Count > 1);
        var blocked = index.PeopleOf(new RecordKey("", others[0].Id)).ToHashSet();
        Assert.Equal([person.Key], blocked);
        Assert.Equal([person.Key], index.PeopleOf(new RecordKey(others[0].Source, others[0].Id)));
        Assert.Empty(index.PeopleOf(new RecordKey("elsewhere", others[0].Id)));
        Assert.DoesNotContain(index.Score(record, 0, apart: blocked), c => c.Person == person.Key);
    }

    [Fact]
    public void Values_that_nobody_has_find_nobody_and_change_nothing()
    {
        var index = Saved(run.Linked);
        var record = Record(run.Linked, 0, Columns);
        var before = index.Score(record, 0.01);
        for (var i = 0; i < 50; i++)
        {
            Assert.Empty(index.Score(new NewRecord("new", "n", Columns.ToDictionary(c => c, c => (string?)$"{c} {i} \u00e9\U0001F600")), 0));
        }

        Assert.Empty(index.Score(new NewRecord("new", "n", new Dictionary<string, string?>()), 0));
        Assert.Empty(index.Score(new NewRecord("new", "n", Columns.ToDictionary(c => c, _ => (string?)"")), 0));
        Assert.Equal(before, index.Score(record, 0.01));
    }

    [Fact]
    public void Two_records_of_the_index_are_explained_as_the_run_explained_them()
    {
        var index = Saved(run.Linked);
        for (var e = 0; e < run.Linked.PairCount; e += 7)
        {
            var pair = run.Linked.Pair(e);
            var expected = run.Linked.Explain(pair.Left, pair.Right);
            var actual = index.Explain(("children", expected.RightId), ("children", expected.LeftId));
            Assert.Equal((expected.LeftId, expected.RightId, expected.Weight, expected.Words), (actual.LeftId, actual.RightId, actual.Weight, actual.Words));
            Assert.Equal(expected.Steps, actual.Steps);
        }

        Assert.Contains("\"none\"", Assert.Throws<KeyNotFoundException>(() => index.Explain(("children", "none"), ("children", "1"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_in_the_file_is_taken_from_the_record_and_not_joined()
    {
        // The file has a column of its own under the name that would be joined of two others.
        var file = scratch.Write("own.csv", "unique_id,a,b,a_b_concat\n1,x,y,one\n2,x,y,one\n3,x,y,two\n");
        var settings = Given.Settings("dedupe_only", [Given.Equal("a_b_concat")], [Given.Exact("a_b_concat", 0.9, 0.1), Given.Exact("a", 0.9, 0.1), Given.Exact("b", 0.9, 0.1)],
            m => m["probability_two_random_records_match"] = 0.5);
        var linked = Scratch.Run(settings, [file]);
        Assert.Equal(1, linked.PairCount);
        AssertSamePairs(linked, Saved(linked), ["a", "b", "a_b_concat"], 0.01);
    }

    [Fact]
    public void Persons_of_several_files_that_number_their_records_alike_are_told_apart()
    {
        var (one, two) = (scratch.Write("one.csv", "unique_id,name\n1,ana\n"), scratch.Write("two.csv", "unique_id,name\n1,dan\n2,ana\n"));
        var settings = Given.Settings("link_only", [Given.Equal("name")], [Given.Exact("name", 0.99, 0.001)], m => m["probability_two_random_records_match"] = 0.1);
        var index = Saved(Scratch.Run(settings, [one, two]));
        string[] Persons(string name) => [.. index.Score(new NewRecord("three", "9", new Dictionary<string, string?> { ["name"] = name }), 0.5).Select(c => c.Person).Distinct()];
        Assert.NotEqual(Assert.Single(Persons("ana")), Assert.Single(Persons("dan")));
    }

    internal static byte[] Bytes(Linked linked)
    {
        using var to = new MemoryStream();
        LinkIndex.Write(linked, linked.PersonOf, to);
        return to.ToArray();
    }

    private static LinkIndex Saved(Linked linked)
    {
        using var from = new MemoryStream(Bytes(linked));
        return LinkIndex.Read(from);
    }

    private static NewRecord Record(Linked linked, int row, string[] columns) =>
        new(linked.Records.Source(row), linked.Records.Id(row), columns.ToDictionary(c => c, c => linked.Records.Value(row, c)));

    private static void AssertSamePairs(Linked linked, LinkIndex index, string[] columns, double threshold)
    {
        var expected = new Dictionary<int, double>[linked.Records.Rows];
        for (var row = 0; row < expected.Length; row++)
        {
            expected[row] = [];
        }

        for (var e = 0; e < linked.PairCount; e++)
        {
            var pair = linked.Pair(e);
            Assert.True(pair.Weight >= Odds.Weight(threshold));
            expected[pair.Left].Add(pair.Right, pair.Weight);
            expected[pair.Right].Add(pair.Left, pair.Weight);
        }

        for (var row = 0; row < expected.Length; row++)
        {
            var (source, id) = (linked.Records.Source(row), linked.Records.Id(row));
            var found = index.Score(Record(linked, row, columns), threshold, (s, i) => s == source && i == id);
            Assert.Equal(found.OrderByDescending(c => c.Weight).Select(c => c.Row), found.Select(c => c.Row));
            Assert.Equal(expected[row].Keys.Order(), found.Select(c => c.Row).Order());
            Assert.All(found, c => Assert.Equal(expected[row][c.Row], c.Weight, 1e-9));
            Assert.All(found, c => Assert.Equal((linked.Records.Source(c.Row), linked.Records.Id(c.Row), linked.PersonOf(c.Row)), (c.Source, c.Id, c.Person)));
        }
    }
}
