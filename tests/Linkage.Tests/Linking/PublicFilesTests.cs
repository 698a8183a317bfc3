using System.Text.Json.Nodes;
using LineOfSight.Kit;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Tests.Linking;

/// <summary>Public files with labels: Febrl 4 (two files, 5,000 people in both) and Splink's fake_1000.</summary>
public sealed class PublicFilesTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    private static string[] Febrl => [Shared.File("data/linkage/dataset4a.csv"), Shared.File("data/linkage/dataset4b.csv")];

    private static JsonObject Name(string column) => Given.Compared(column, ($"\"{column}_l\" = \"{column}_r\"", null, null),
        ($"jaro_winkler_similarity(\"{column}_l\", \"{column}_r\") >= 0.88", null, null), ("ELSE", null, null));

    private static string FebrlSettings(string type) => Given.Settings(type,
        [Given.Equal("given_name") + " and " + Given.Equal("surname"), Given.Equal("date_of_birth"), Given.Equal("soc_sec_id"), Given.Equal("surname") + " and " + Given.Equal("postcode")],
        [Name("given_name"), Name("surname"), Given.Exact("date_of_birth"), Given.Exact("postcode"), Given.Exact("soc_sec_id")],
        m =>
        {
            m["unique_id_column_name"] = "rec_id";
            m["line_of_sight"] = JsonNode.Parse("{\"training_rules\": [\"l.date_of_birth = r.date_of_birth\", \"l.soc_sec_id = r.soc_sec_id\"]}");
        });

    [Theory]
    [InlineData("link_only")]
    [InlineData("link_and_dedupe")]
    public void Febrl_4_is_linked_across_its_two_files(string type)
    {
        var linked = Scratch.Run(FebrlSettings(type), Febrl);
        Assert.Equal((10_000, "dataset4a", "dataset4b"), (linked.Records.Rows, linked.Records.Sources[0], linked.Records.Sources[1]));
        var pairs = Enumerable.Range(0, linked.PairCount).Select(linked.Pair).ToList();
        var within = pairs.Count(p => linked.Records.Source(p.Left) == linked.Records.Source(p.Right));
        Assert.True(type == "link_only" ? within == 0 : within > 0);
        Assert.All(pairs, p => Assert.True(linked.Records.Compare(p.Left, p.Right) < 0));
        string Person(int row) => linked.Records.Id(row).Split('-')[1];
        var links = pairs.Where(p => p.Probability >= linked.LinkThreshold).ToList();
        var right = links.Count(p => Person(p.Left) == Person(p.Right));
        Assert.InRange((double)right / links.Count, 0.97, 1);
        Assert.InRange(right / 5000.0, 0.90, 1);
    }

    [Fact]
    public void A_space_behind_the_comma_is_no_part_of_a_columns_name_and_stays_in_its_values()
    {
        var reader = new RecordReader("rec_id", OnFault.Stop);
        var table = reader.Read([Febrl[0]], ["given_name", "surname", "date_of_birth"], [], TestContext.Current.CancellationToken);
        Assert.Equal((5000, "rec-1070-org"), (table.Rows, table.Id(0)));

        // As DuckDB reads them: the values are as the file has them, on both sides of each comparison.
        Assert.Equal((" michaela", " neumann", " 19151111"), (table.Value(0, "given_name"), table.Value(0, "surname"), table.Value(0, "date_of_birth")));
        var refused = Assert.Throws<RecordsRefusedException>(() => reader.Read([Febrl[0]], ["soc_sec_number"], [], TestContext.Current.CancellationToken));
        Assert.Equal(("dataset4a.csv", 1, "soc_sec_number"), (refused.Fault.File, refused.Fault.Line, refused.Fault.Column));
        Assert.Contains("there are rec_id, given_name, surname, street_number,", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judged_pairs_are_counted_and_no_others()
    {
        var settings = Given.Settings("dedupe_only", [Given.Equal("first_name"), Given.Equal("surname"), Given.Equal("dob"), Given.Equal("email")],
            [Name("first_name"), Name("surname"), Given.Exact("dob"), Given.Exact("city"), Given.Exact("email")]);
        var linked = Scratch.Run(settings, [Shared.File("data/linkage/fake_1000.csv")]);
        var labels = Shared.File("data/linkage/fake_1000_labels.csv");
        var truth = JudgedPairs.Read(labels, linked.Records);
        var accuracy = new MeasuringPairs(linked, truth).Measure();

        var row = Enumerable.Range(0, linked.Records.Rows).ToDictionary(linked.Records.Id);
        var judged = File.ReadAllLines(labels).Skip(1).Select(l => l.Split(',')).Select(f => (Left: row[f[0]], Right: row[f[2]], IsMatch: double.Parse(f[4], null) >= 0.5)).ToList();
        Assert.Equal(judged, truth.Pairs);
        Assert.InRange(judged.Count, 1000, 10_000);
        var weights = Enumerable.Range(0, linked.PairCount).Select(linked.Pair).ToDictionary(p => (Math.Min(p.Left, p.Right), Math.Max(p.Left, p.Right)), p => p.Probability);
        bool IsLink((int Left, int Right, bool) j, double threshold) => weights.TryGetValue((Math.Min(j.Left, j.Right), Math.Max(j.Left, j.Right)), out var p) && p >= threshold;
        Bases Counted(Func<(int, int, bool), bool> isLink) => new(judged.Count(j => j.IsMatch && isLink(j)), judged.Count(isLink), judged.Count(j => j.IsMatch));
        foreach (var point in accuracy.Points)
        {
            Assert.Equal(Counted(j => IsLink(j, point.Threshold)), point.Pairs);
        }

        Assert.Equal(Counted(j => IsLink(j, linked.LinkThreshold)), accuracy.AtLinkThreshold.Pairs);
        Assert.Equal(Counted(j => linked.Clusters.Rows[j.Item1] == linked.Clusters.Rows[j.Item2]), accuracy.Clusters);
        Assert.Equal(weights.Values.Distinct().Max(t => Counted(j => IsLink(j, t)).F1), accuracy.Best.Pairs.F1, 1e-12);
        Assert.InRange(accuracy.Best.Pairs.F1, 0.6, 1);
    }

    [Fact]
    public void The_best_threshold_is_found_among_pairs_that_are_as_good_as_certain()
    {
        // All weights are so large that each probability is 1 to the last digit.
        var file = scratch.Write("certain.csv", "unique_id,a,b\n1,x,y\n2,x,y\n3,x,z\n");
        var settings = Given.Settings("dedupe_only", [Given.Equal("a")], [Given.Exact("a", 0.99, 1e-30), Given.Exact("b", 0.9, 0.1)], m => m["probability_two_random_records_match"] = 0.1);
        var linked = Scratch.Run(settings, [file]);
        Assert.All(Enumerable.Range(0, 3), e => Assert.Equal(1, linked.Pair(e).Probability));
        var truth = scratch.Write("judged.csv", "unique_id_l,unique_id_r,clerical_match_score\n1,2,1\n1,3,0\n2,3,0\n");
        Assert.Equal(new Bases(1, 1, 1), new MeasuringPairs(linked, JudgedPairs.Read(truth, linked.Records)).Measure().Best.Pairs);
    }

    [Fact]
    public void A_file_of_judged_pairs_that_never_ends_a_quote_is_refused_too()
    {
        var records = new RecordReader("unique_id", OnFault.Stop).Read([scratch.Write("r.csv", "unique_id\n1\n2\n")], [], [], TestContext.Current.CancellationToken);
        var long17 = scratch.Write("judged.csv", "unique_id_l,unique_id_r,clerical_match_score\n1,2,\"" + new string('1', 17 << 20));
        Assert.Equal(2, Assert.Throws<RecordsRefusedException>(() => JudgedPairs.Read(long17, records)).Fault.Line);
    }

    [Theory]
    [InlineData("unique_id_l,unique_id_r\n1,2\n", "line 1, column clerical_match_score: there is no such column")]
    [InlineData("unique_id_l,unique_id_r,clerical_match_score\n1,2,1\n1,9,1\n", "line 3, column unique_id_r: there is no record \"9\"")]
    [InlineData("unique_id_l,unique_id_r,clerical_match_score\n1,2,1.5\n", "line 2, column clerical_match_score: a number from 0 to 1 is wanted")]
    [InlineData("unique_id_l,unique_id_r,clerical_match_score\n1,2\n", "line 2: 2 fields where the header has 3")]
    [InlineData("unique_id_l,unique_id_r,clerical_match_score\n1,\"2,1\n", "line 2: a quote is never closed")]
    [InlineData("", "the file is empty")]
    public void A_file_of_judged_pairs_that_cannot_be_read_is_refused_by_its_line(string text, string what)
    {
        var records = new RecordReader("unique_id", OnFault.Stop).Read([scratch.Write("r.csv", "unique_id\n1\n2\n")], [], [], TestContext.Current.CancellationToken);
        var refused = Assert.Throws<RecordsRefusedException>(() => JudgedPairs.Read(scratch.Write("judged.csv", text), records));
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }
}
