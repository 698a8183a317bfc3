using System.Text.Json;
using LineOfSight.Kit;
using LineOfSight.Linkage;

namespace LineOfSight.Host.Tests.Linking;

/// <summary>What the linking verbs write: the same bytes again, one JSON document, and an index that is read or refused.</summary>
public sealed class LinkOutputTests : IDisposable
{
    private readonly LinkFiles files = new();

    public void Dispose() => files.Dispose();

    private static string ChildrenSettings => Path.Combine(Shared.Root, "benchmarks/linkage/children-settings.json");

    private async Task<string> GeneratedAsync(string name, int rows, int seed)
    {
        var made = await Heard.RunAsync("link", "generate", "--rows", rows.ToString(System.Globalization.CultureInfo.InvariantCulture), "--seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture), "--output", files.At(name));
        Assert.Equal((0, ""), (made.Code, made.Error));
        return files.At(name);
    }

    [Fact]
    public async Task The_generator_makes_the_same_file_for_the_same_seed()
    {
        var one = await File.ReadAllBytesAsync(await GeneratedAsync("one.csv", 300, 5), TestContext.Current.CancellationToken);
        Assert.Equal(one, await File.ReadAllBytesAsync(await GeneratedAsync("two.csv", 300, 5), TestContext.Current.CancellationToken));
        Assert.NotEqual(one, await File.ReadAllBytesAsync(await GeneratedAsync("three.csv", 300, 6), TestContext.Current.CancellationToken));
        using var unpacked = new MemoryStream();
        await using (var packed = new System.IO.Compression.GZipStream(File.OpenRead(await GeneratedAsync("four.csv.gz", 300, 5)), System.IO.Compression.CompressionMode.Decompress))
        {
            await packed.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        }

        Assert.Equal(one, unpacked.ToArray());
        var refused = await Heard.RunAsync("link", "generate", "--rows", "-1", "--seed", "1");
        Assert.Equal((2, "--rows is -1: give 0 or more.\n"), (refused.Code, refused.Error));
    }

    [Fact]
    public async Task Two_runs_leave_the_same_bytes_file_by_file()
    {
        var input = await GeneratedAsync("children.csv", 1500, 9);
        foreach (var (folder, threads) in new[] { ("one", "1"), ("two", "2"), ("five", "5") })
        {
            var told = await Heard.RunAsync("link", "--settings", ChildrenSettings, "--input", input, "--output", files.At(folder), "--labels", "cluster", "--threads", threads, "--index", files.At(folder + "/index"));
            Assert.True(told.Code == 0, told.Error);
        }

        var names = Directory.GetFiles(files.At("one")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["clusters.csv", "index", "model-line-of-sight.json", "model.json", "pairs.csv", "report.html"], names);
        foreach (var name in names)
        {
            Assert.True(IsSame("one", "two", name), name);
            Assert.True(IsSame("one", "five", name), name);
        }
    }

    private bool IsSame(string one, string other, string name) => File.ReadAllBytes(files.At($"{one}/{name}")).AsSpan().SequenceEqual(File.ReadAllBytes(files.At($"{other}/{name}")));

    [Fact]
    public async Task Json_is_one_document_and_nothing_else()
    {
        var (code, words, error) = await files.LinkAsync("--json", "--labels", "person");
        Assert.Equal((0, true), (code, !error.Contains('\u001b', StringComparison.Ordinal)));
        using (var json = JsonDocument.Parse(words))
        {
            Assert.Equal((5, 3), (json.RootElement.GetProperty("records").GetInt32(), json.RootElement.GetProperty("people").GetInt32()));
            Assert.Equal(2, json.RootElement.GetProperty("accuracy").GetProperty("clusters").GetProperty("matches").GetInt32());
        }

        await files.LinkAsync("--index", files.At("index"));
        using var scored = JsonDocument.Parse((await Heard.RunAsync("link", "score", "--index", files.At("index"), "--record", "{\"name\":\"ana\",\"born\":\"2010-01-02\"}", "--json")).Out);
        Assert.Equal(["1", "2"], scored.RootElement.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        using var explained = JsonDocument.Parse((await Heard.RunAsync("link", "explain", "--index", files.At("index"), "--left", "4", "--right", "3", "--json")).Out);
        Assert.Equal(("3", "4"), (explained.RootElement.GetProperty("leftId").GetString(), explained.RootElement.GetProperty("rightId").GetString()));
    }

    [Fact]
    public async Task A_blocked_person_is_never_proposed_by_any_of_their_records()
    {
        await files.LinkAsync("--index", files.At("index"));
        string[] score = ["link", "score", "--index", files.At("index"), "--record", "{\"name\":\"ana\",\"born\":\"2010-01-02\"}", "--json", "--decisions", files.Write("d.csv", "left_id,right_id,decision\nn1,2,blocked\n")];
        using var blocked = JsonDocument.Parse((await Heard.RunAsync([.. score, "--id", "n1"])).Out);
        Assert.Empty(blocked.RootElement.GetProperty("candidates").EnumerateArray());
        using var another = JsonDocument.Parse((await Heard.RunAsync([.. score, "--id", "n2"])).Out);
        Assert.Equal(["1", "2"], another.RootElement.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_threshold_is_the_best_against_the_truth_when_that_is_asked()
    {
        var (_, words, _) = await files.LinkAsync("--labels", "person", "--choose-by-labels", "--json");
        using var chosen = JsonDocument.Parse(words);
        var best = chosen.RootElement.GetProperty("accuracy").GetProperty("best");
        Assert.Equal(best.GetProperty("threshold").GetDouble(), chosen.RootElement.GetProperty("linkThreshold").GetDouble());
        Assert.Equal(best.GetProperty("pairs").GetProperty("f1").GetDouble(), chosen.RootElement.GetProperty("accuracy").GetProperty("pairs").GetProperty("f1").GetDouble());
        Assert.Equal(2, (await files.LinkAsync("--choose-by-labels")).Code);
        Assert.Equal(2, (await files.LinkAsync("--choose-by-labels", "--labels", "person", "--link-threshold", "0.9")).Code);
    }

    [Fact]
    public async Task What_a_run_leaves_is_its_owners_alone_also_over_what_was_left_before()
    {
        Directory.CreateDirectory(files.At("out"));
        foreach (var left in new[] { "out/pairs.csv.part", "out/report.html", "index.part" })
        {
            files.Write(left, "left");
        }

        Assert.Equal(0, (await files.LinkAsync("--index", files.At("index"), "--persons", files.At("persons"))).Code);
        Assert.Empty(Directory.GetFiles(files.Folder, "*.part", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in (string[])[.. Directory.GetFiles(files.At("out")), files.At("index"), files.At("persons")])
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public async Task An_index_that_is_damaged_missing_or_foreign_is_refused()
    {
        await files.LinkAsync("--index", files.At("index"));
        Assert.Equal(0, (await Heard.RunAsync("link", "explain", "--index", files.At("index"), "--left", "1", "--right", "2")).Code);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(files.At("index")));
        }

        var whole = await File.ReadAllBytesAsync(files.At("index"), TestContext.Current.CancellationToken);
        var dice = new Seeded(2);
        for (var i = 0; i < 60; i++)
        {
            var damaged = whole.ToArray();
            damaged[dice.Below(damaged.Length)] ^= (byte)(1 + dice.Below(255));
            File.WriteAllBytes(files.At("damaged"), i % 3 == 0 ? whole[..dice.Below(whole.Length)] : damaged);
            var told = i % 2 == 0
                ? await Heard.RunAsync("link", "score", "--index", files.At("damaged"), "--record", "{\"name\":\"ana\"}")
                : await Heard.RunAsync("link", "explain", "--index", files.At("damaged"), "--left", "1", "--right", "2");
            Assert.Equal((3, ""), (told.Code, told.Out));
            Assert.StartsWith("damaged: ", told.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", told.Error, StringComparison.Ordinal);
        }

        var missing = await Heard.RunAsync("link", "score", "--index", files.At("missing"), "--record", "{}");
        Assert.Equal((2, $"There is no file {files.At("missing")}.\n"), (missing.Code, missing.Error));
    }

    [Theory]
    [InlineData("--record is not a JSON object of columns.", "score", "--record", "[1]")]
    [InlineData("--record is not a JSON object of columns.", "score", "--record", "{\"name\"")]
    [InlineData("--record has \"nobody\", which the model does not read; it reads name, born.", "score", "--record", "{\"nobody\":\"x\"}")]
    [InlineData("--record has \"name\" twice.", "score", "--record", "{\"name\":\"x\",\"name\":\"y\"}")]
    [InlineData("--threshold is 2: give a probability from 0 to 1.", "score", "--record", "{\"name\":\"x\"}", "--threshold", "2")]
    [InlineData("There is no record \"99\" of few in the index.", "explain", "--left", "1", "--right", "99")]
    public async Task A_question_that_cannot_be_answered_is_refused(string message, params string[] arguments)
    {
        await files.LinkAsync("--index", files.At("index"));
        var (code, words, error) = await Heard.RunAsync(["link", .. arguments, "--index", files.At("index")]);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (code, words));
    }
}
