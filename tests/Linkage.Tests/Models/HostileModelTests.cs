using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Records;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Models;

/// <summary>A trained model whose values were changed by chance runs, or is refused by its place: it never ends in anything else.</summary>
public sealed class HostileModelTests : IDisposable
{
    private const int Changes = 1500;
    private static readonly string[] Others = ["null", "-1", "0", "2", "1e300", "\"x\"", "\"\"", "true", "[]", "[null]", "{}", "{\"a\": null}"];
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_value_of_another_kind_is_refused_or_does_no_harm()
    {
        var file = scratch.Population("children.csv", 1500, 2);
        var few = scratch.Write("few.csv", string.Join('\n', File.ReadLines(file).Take(40)));
        var whole = Scratch.Run(
            Given.ChildrenSettings(m =>
            {
                m["line_of_sight"]!["agency_column"] = "agency";
                m["line_of_sight"]!["identifiers"] = JsonNode.Parse("""[{"column": "nhs_number", "kind": "nhs_number"}]""");
            }), [file], new LinkingOptions { Threads = 1 }).Model.WriteWhole();
        var dice = new Seeded(17);
        var (ran, refused) = (0, 0);
        for (var i = 0; i < Changes; i++)
        {
            var model = JsonNode.Parse(whole)!;
            var (path, other) = (Change(model, ref dice), Others[dice.Below(Others.Length)]);
            var at = Leaf(model, path);
            Put(at, JsonNode.Parse(other));
            try
            {
                var read = LinkModel.Read(model.ToJsonString());
                if (i % 10 == 0 && read.IsTrained)
                {
                    var linked = Scratch.Run(model.ToJsonString(), [few], new LinkingOptions { Threads = 1, PairThreshold = 0 });
                    Assert.InRange(linked.PairCount, 0, 1000);
                    Assert.DoesNotContain(Enumerable.Range(0, linked.PairCount).Select(linked.Pair), p => double.IsNaN(p.Weight) || double.IsNaN(linked.Explain(p.Left, p.Right).Weight));
                }

                ran++;
            }
            catch (ModelRefusedException told)
            {
                Assert.NotEmpty(told.Where);
                refused++;
            }
            catch (RecordsRefusedException column)
            {
                Assert.NotNull(column.Fault.Column);
                refused++;
            }
            catch (Exception wrong) when (wrong is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Change {i}: {path} = {other}: {wrong}");
            }
        }

        Assert.InRange(refused, 200, Changes);
        Assert.InRange(ran, 100, Changes);
    }

    [Theory]
    [InlineData("share_of_strangers", "-0.5")]
    [InlineData("probability_two_random_records", "1.5")]
    [InlineData("level_probabilities_near", "[[2, 0, 0], [1, 1, 1]]")]
    [InlineData("level_probabilities_far", "[[null, null, 0], [1, 1, 1]]")]
    [InlineData("level_probabilities", "[[1, 0.5, 0.5]]")]
    [InlineData("rare_values_count", "[[true, true, null], [true, true, true]]")]
    public void What_is_no_probability_is_refused(string key, string value)
    {
        const string Table = "[[null, 0.1, 0.9], [1, 0.2, 0.8]]";
        string Settings(string own) => Given.Settings("dedupe_only", [Given.Equal("a")], [Given.Exact("a", 0.9, 0.1), Given.Exact("b", 0.9, 0.1)],
            m => (m["probability_two_random_records_match"], m["line_of_sight"]) = (0.1, JsonNode.Parse(own)));
        var sound = new JsonObject
        {
            ["trained"] = new JsonObject
            {
                ["siblings"] = JsonNode.Parse($$"""{"probability_two_random_records": 0.01, "level_probabilities": {{Table}}, "rare_values_count": [[true, true, true], [true, true, true]]}"""),
                ["neighbours"] = JsonNode.Parse($$"""{"share_of_strangers": 0.1, "level_probabilities_near": {{Table}}, "level_probabilities_far": {{Table}}}"""),
            },
        };
        Assert.Equal(0.01, LinkModel.Read(Settings(sound.ToJsonString())).Households!.Siblings.Prior);
        var of = sound["trained"]!["siblings"]!.AsObject().ContainsKey(key) ? "siblings" : "neighbours";
        sound["trained"]![of]![key] = JsonNode.Parse(value);
        Assert.Equal("line_of_sight, trained", Assert.Throws<ModelRefusedException>(() => LinkModel.Read(Settings(sound.ToJsonString()))).Where);
    }

    // A way down to any node, the shallow as likely as the deep: half of all changes are of what is our own.
    private static string Change(JsonNode model, ref Seeded dice)
    {
        var at = dice.Chance(0.5) ? model["line_of_sight"]!["trained"]! : model;
        while (dice.Chance(0.8))
        {
            var below = at switch
            {
                JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().ToList(),
                JsonArray a => a.OfType<JsonNode>().ToList(),
                _ => [],
            };
            if (below.Count == 0)
            {
                break;
            }

            at = below[dice.Below(below.Count)];
        }

        return at.GetPath();
    }

    private static JsonNode Leaf(JsonNode model, string path)
    {
        var at = model;
        foreach (Match step in Regex.Matches(path, @"\w+"))
        {
            at = int.TryParse(step.Value, out var index) ? at[index]! : at[step.Value]!;
        }

        return at;
    }

    private static void Put(JsonNode at, JsonNode? other)
    {
        switch (at.Parent)
        {
            case JsonObject o:
                o[at.GetPropertyName()] = other;
                break;
            case JsonArray a:
                a[at.GetElementIndex()] = other;
                break;
        }
    }
}
