using System.Text.Json;
using LineOfSight.Linkage;

namespace LineOfSight.Host.Tests.Linking;

/// <summary><c>lineofsight link</c>: what it answers, and with which code, whatever it is given.</summary>
public sealed class LinkVerbTests : IDisposable
{
    private readonly LinkFiles files = new();

    public void Dispose() => files.Dispose();

    private async Task AssertRefusedAsync(int code, string message, params string[] arguments)
    {
        var told = await Heard.RunAsync(arguments);
        Assert.Contains(message, told.Error, StringComparison.Ordinal);
        Assert.Equal((code, ""), (told.Code, told.Out));
        Assert.DoesNotContain("   at ", told.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(files.At("out")));
    }

    private string[] Link(string settings, string input, params string[] more) => ["link", "--settings", settings, "--input", input, "--output", files.At("out"), .. more];

    [Fact]
    public async Task Links_a_few_records_and_says_what_it_found()
    {
        var (code, words, error) = await files.LinkAsync("--labels", "person", "--threads", "2");
        Assert.Equal((0, ""), (code, error.Contains("   at ", StringComparison.Ordinal) ? error : ""));
        Assert.StartsWith("5 records are of 3 people. No row was left out.\n", words, StringComparison.Ordinal);
        Assert.Contains("Against the truth: links precision 1.0000", words, StringComparison.Ordinal);
        Assert.Equal("unique_id_l,unique_id_r,match_weight,match_probability,gamma_name,gamma_born", File.ReadLines(files.At("out/pairs.csv")).First());
        Assert.Equal("cluster_id,unique_id\n1,1\n1,2\n3,3\n3,4\n5,5\n", await File.ReadAllTextAsync(files.At("out/clusters.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(["clusters.csv", "model-line-of-sight.json", "model.json", "pairs.csv", "report.html"], Directory.GetFiles(files.At("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Settings_or_a_model_is_wanted_and_not_both()
    {
        var (settings, input) = (files.Write("s.json", LinkFiles.Settings(trained: false)), files.Write("r.csv", LinkFiles.Records));
        await AssertRefusedAsync(2, "Name the settings with --settings or a trained model with --model.", "link", "--input", input, "--output", files.At("out"));
        await AssertRefusedAsync(2, "Give --settings or --model, not both.", Link(settings, input, "--model", settings));
        await AssertRefusedAsync(2, "The model in s.json is not trained. Give it with --settings", "link", "--model", settings, "--input", input, "--output", files.At("out"));
    }

    [Theory]
    [InlineData("--threshold is 2: give a probability from 0 to 1.", "--threshold", "2")]
    [InlineData("--threshold is NaN: give a probability from 0 to 1.", "--threshold", "NaN")]
    [InlineData("--link-threshold is -0.5: give a probability from 0 to 1.", "--link-threshold", "-0.5")]
    [InlineData("--threads is 0: give 1 or more.", "--threads", "0")]
    [InlineData("--most-records is 0: give 1 or more.", "--most-records", "0")]
    [InlineData("--purpose and --custodian go with --pseudonyms", "--purpose", "audit")]
    [InlineData("--labels is \"nobody\": that is neither a column of every file nor a file.", "--labels", "nobody")]
    public async Task A_value_that_cannot_be_is_named(string message, params string[] more) =>
        await AssertRefusedAsync(2, message, Link(files.Write("s.json", LinkFiles.Settings(trained: true)), files.Write("r.csv", LinkFiles.Records), more));

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (settings, input, missing) = (files.Write("s.json", LinkFiles.Settings(trained: true)), files.Write("r.csv", LinkFiles.Records), files.At("missing"));
        await AssertRefusedAsync(2, $"There is no file {missing}.", Link(settings, missing));
        await AssertRefusedAsync(2, $"There is no file {missing}.", Link(missing, input));
        await AssertRefusedAsync(3, missing, Link(settings, input, "--decisions", missing));
    }

    [Fact]
    public async Task Settings_that_are_not_understood_are_refused_by_their_place()
    {
        var input = files.Write("r.csv", LinkFiles.Records);
        var text = LinkFiles.Settings(trained: true);
        await AssertRefusedAsync(1, "comparison \"born\", level 2: not understood: soundex()", Link(files.Write("f.json", text.Replace("\\\"born_l\\\" =", "soundex(born_l) =", StringComparison.Ordinal)), input));
        await AssertRefusedAsync(1, "r.csv, line 1, column surname: there is no such column; there are unique_id, name, born, person", Link(files.Write("c.json", LinkFiles.Settings(trained: true, "surname")), input));
        await AssertRefusedAsync(1, "this is not JSON", Link(files.Write("j.json", text[..^9]), input));
        await AssertRefusedAsync(1, "settings: link_type", Link(files.Write("t.json", text.Replace("dedupe_only", "dedupe", StringComparison.Ordinal)), input));
    }

    [Fact]
    public async Task A_broken_row_stops_the_run_or_is_left_out_and_told()
    {
        var settings = files.Write("s.json", LinkFiles.Settings(trained: true));
        var broken = files.Write("r.csv", LinkFiles.Records + "6,dan\n7,eve,2013-01-01,s\n7,eve,2013-01-01,s\n8,\"fay\"x,2013-01-01,s\n9,gus,2014-01-01,t\n");
        File.WriteAllBytes(files.At("u.csv"), [.. System.Text.Encoding.UTF8.GetBytes("unique_id,name,born\n1,ana,2010-01-02\n2,"), 0xC3, 0x28, .. ",2010-01-02\n"u8]);
        await AssertRefusedAsync(1, "r.csv, line 7: 2 fields where the header has 4", Link(settings, broken, "--on-error", "stop"));
        await AssertRefusedAsync(1, "u.csv, line 3, column name: the text is not UTF-8", Link(settings, files.At("u.csv")));
        var (code, words, _) = await Heard.RunAsync(Link(settings, broken, "--on-error", "report"));
        Assert.Equal(0, code);
        Assert.StartsWith("7 records are of 5 people. 3 rows were left out, the first: r.csv, line 7: 2 fields where the header has 4.\n", words, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4", "5", "7", "9"], File.ReadLines(files.At("out/clusters.csv")).Skip(1).Select(l => l.Split(',')[1]));
        using var json = JsonDocument.Parse((await Heard.RunAsync(Link(settings, broken, "--on-error", "report", "--json"))).Out);
        Assert.Equal((7, 3), (json.RootElement.GetProperty("records").GetInt32(), json.RootElement.GetProperty("leftOut").GetInt32()));
        Assert.Equal("r.csv, line 9, column unique_id: the id \"7\" was there before", json.RootElement.GetProperty("faults")[1].GetString());
        Assert.Contains("line 10", json.RootElement.GetProperty("faults")[2].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gzip_file_is_read_and_a_damaged_one_is_refused_wherever_it_is_damaged()
    {
        var settings = files.Write("s.json", LinkFiles.Settings(trained: true));
        var whole = await File.ReadAllBytesAsync(files.Packed("whole.csv.gz", LinkFiles.Records), TestContext.Current.CancellationToken);
        var dice = new Seeded(6);
        for (var i = 0; i < 40; i++)
        {
            var damaged = i < 20 ? whole[..dice.Below(whole.Length)] : whole.ToArray();
            if (i >= 20)
            {
                // Behind the header of ten bytes, which says nothing that matters.
                damaged[10 + dice.Below(whole.Length - 10)] ^= (byte)(1 << dice.Below(8));
            }

            File.WriteAllBytes(files.At("damaged.csv.gz"), damaged);
            await AssertRefusedAsync(1, "damaged.csv.gz", Link(settings, files.At("damaged.csv.gz")));
        }

        Assert.Equal(0, (await Heard.RunAsync(Link(settings, files.At("whole.csv.gz")))).Code);
        Assert.Equal(6, File.ReadLines(files.At("out/clusters.csv")).Count());
    }

    [Fact]
    public async Task Keys_inside_the_output_and_an_index_beside_codes_are_refused()
    {
        var (settings, input) = (files.Write("s.json", LinkFiles.Settings(trained: true)), files.Write("r.csv", LinkFiles.Records));
        string[] codes = ["--purpose", "audit", "--custodian", "norfolk", "--pseudonyms"];
        await AssertRefusedAsync(2, "out", Link(settings, input, [.. codes, files.At("out/keys.json")]));
        await AssertRefusedAsync(2, "--index holds the records' values", Link(settings, input, [.. codes, files.At("keys.json"), "--index", files.At("i")]));
        await AssertRefusedAsync(2, "--pseudonyms needs --purpose and --custodian", Link(settings, input, "--pseudonyms", files.At("keys.json")));
        Assert.False(File.Exists(files.At("keys.json")));
        Assert.Equal(0, (await Heard.RunAsync(Link(settings, input, [.. codes, files.At("keys.json")]))).Code);
        Assert.All(Directory.GetFiles(files.At("out")), f => Assert.DoesNotContain("2010-01-02", File.ReadAllText(f), StringComparison.Ordinal));
        Assert.DoesNotContain("\n1,", await File.ReadAllTextAsync(files.At("out/clusters.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_are_kept_and_those_of_nobody_are_told()
    {
        var decisions = files.Write("d.csv", "left_id,right_id,decision\n1,2,wrong\n1,99,right\n3,5,right\n98,2,blocked\n");
        var (code, words, _) = await files.LinkAsync("--decisions", decisions);
        Assert.Equal(0, code);
        Assert.Contains("Note: 2 decisions are of records that are not there, and change nothing; the first: d.csv, line 3, column right_id: there is no such record.\n", words, StringComparison.Ordinal);
        Assert.Equal("cluster_id,unique_id\n1,1\n2,2\n3,3\n3,4\n3,5\n", await File.ReadAllTextAsync(files.At("out/clusters.csv"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("\n1,2,", await File.ReadAllTextAsync(files.At("out/pairs.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await files.LinkAsync("--decisions", decisions, "--json")).Out);
        Assert.Equal(2, json.RootElement.GetProperty("decisionsOfNobody").GetArrayLength());
        files.Write("bad.csv", "left_id,right_id,decision\n1,2,wrong\n2,3,perhaps\n");
        Directory.Delete(files.At("out"), recursive: true);
        await AssertRefusedAsync(1, "bad.csv, line 3, column decision: one of blocked, wrong and right is wanted",
            Link(files.At("trained.json"), files.At("few.csv"), "--decisions", files.At("bad.csv")));
    }

    [Fact]
    public async Task Labels_that_cannot_be_read_leave_nothing_written() =>
        await AssertRefusedAsync(1, "judged.csv, line 2, column unique_id_r: there is no record \"77\"", Link(files.Write("s.json", LinkFiles.Settings(trained: true)),
            files.Write("r.csv", LinkFiles.Records), "--labels", files.Write("judged.csv", "unique_id_l,unique_id_r,clerical_match_score\n1,77,1\n")));
}
