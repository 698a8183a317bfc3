using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LineOfSight.Kit;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Tests.Models;

public sealed class LinkModelTests
{
    private const string Small = """
        {
          "link_type": "dedupe_only", "sql_dialect": "duckdb", "unknown_to_us": {"kept": [1, 2.50, 1e-7]},
          "probability_two_random_records_match": 0.0001,
          "blocking_rules_to_generate_predictions": ["l.\"a\" = r.\"a\""],
          "comparisons": [{
            "output_column_name": "a",
            "comparison_levels": [
              {"sql_condition": "\"a_l\" IS NULL OR \"a_r\" IS NULL", "is_null_level": true},
              {"sql_condition": "\"a_l\" = \"a_r\"", "m_probability": 0.90, "u_probability": 1.0e-3},
              {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": "level not observed in training dataset"}
            ]
          }]
        }
        """;

    [Fact]
    public void Splinks_own_model_is_written_as_it_was_read_to_the_last_digit()
    {
        var text = File.ReadAllText(Shared.File("data/linkage/splink4-model-historical-50k.json"));
        AssertSame(text, LinkModel.Read(text).Write());
        AssertSame(LinkModel.Read(text).Write(), LinkModel.Read(LinkModel.Read(text).Write()).Write());
    }

    [Fact]
    public void A_small_model_is_written_as_it_was_read_and_with_what_was_trained()
    {
        AssertSame(Small, LinkModel.Read(Small).Write());
        var model = LinkModel.Read(Small);
        (model.Comparisons[0].Levels[1].M, model.Comparisons[0].Levels[2].U, model.Prior) = (0.75, 0.5, 0.25);
        var again = LinkModel.Read(model.Write());
        Assert.Equal((0.75, 1e-3, 0.5, 0.25), (again.Comparisons[0].Levels[1].M, again.Comparisons[0].Levels[1].U, again.Comparisons[0].Levels[2].U, again.Prior));
    }

    [Fact]
    public void What_Splink_does_not_know_is_not_written()
    {
        var own = Changed(m => m["line_of_sight"] = new JsonObject { ["deterministic_recall"] = 0.5 });
        Assert.Equal(0.5, LinkModel.Read(own).Own.DeterministicRecall);
        AssertSame(Small, LinkModel.Read(own).Write());
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{", "line 1")]
    [InlineData("[]", "settings")]
    [InlineData("null", "settings")]
    [InlineData("\"x\"", "settings")]
    [InlineData("{}", "settings")]
    [InlineData("{\n\"link_type\": \"dedupe_only\",\n!}", "line 3")]
    [InlineData("{\"link_type\": \"dedupe_only\"}", "settings")]
    public void What_is_no_model_is_refused(string text, string where) => Assert.Equal(where, Refused(text).Where);

    [Theory]
    [InlineData("$.link_type", "\"everything\"", "settings")]
    [InlineData("$.link_type", "1", "settings")]
    [InlineData("$.link_type", "null", "settings")]
    [InlineData("$.probability_two_random_records_match", "1.5", "settings")]
    [InlineData("$.probability_two_random_records_match", "\"x\"", "settings")]
    [InlineData("$.unique_id_column_name", "7", "settings")]
    [InlineData("$.em_convergence", "\"x\"", "settings")]
    [InlineData("$.max_iterations", "2.5", "settings")]
    [InlineData("$.max_iterations", "[]", "settings")]
    [InlineData("$.comparisons", "7", "comparisons")]
    [InlineData("$.comparisons", "[]", "settings")]
    [InlineData("$.comparisons", "[7]", "comparison 1")]
    [InlineData("$.comparisons[0].output_column_name", "7", "comparison 1")]
    [InlineData("$.comparisons[0].comparison_levels", "{}", "comparison_levels")]
    [InlineData("$.comparisons[0].comparison_levels", "[]", "comparison \"a\"")]
    [InlineData("$.comparisons[0].comparison_levels[0]", "7", "comparison \"a\", level 1")]
    [InlineData("$.comparisons[0].comparison_levels[0].sql_condition", "null", "comparison \"a\", level 1")]
    [InlineData("$.comparisons[0].comparison_levels[0].sql_condition", "\"ELSE\"", "comparison \"a\"")]
    [InlineData("$.comparisons[0].comparison_levels[2].sql_condition", "\"1 = 1\"", "comparison \"a\"")]
    [InlineData("$.comparisons[0].comparison_levels[1].m_probability", "2", "comparison \"a\", level 2")]
    [InlineData("$.comparisons[0].comparison_levels[1].m_probability", "-0.1", "comparison \"a\", level 2")]
    [InlineData("$.comparisons[0].comparison_levels[1].u_probability", "1e999", "comparison \"a\", level 2")]
    [InlineData("$.comparisons[0].comparison_levels[1].u_probability", "\"0.5\"", "comparison \"a\", level 2")]
    [InlineData("$.comparisons[0].comparison_levels[1].is_null_level", "\"yes\"", "settings")]
    [InlineData("$.comparisons[0].comparison_levels[1].tf_adjustment_weight", "{}", "settings")]
    [InlineData("$.blocking_rules_to_generate_predictions", "\"l.a = r.a\"", "blocking_rules_to_generate_predictions")]
    [InlineData("$.blocking_rules_to_generate_predictions", "[7]", "blocking rule 1")]
    [InlineData("$.blocking_rules_to_generate_predictions", "[null]", "blocking rule 1")]
    [InlineData("$.blocking_rules_to_generate_predictions", "[{\"blocking_rule\": \"l.a = r.a\", \"arrays_to_explode\": [\"a\"]}]", "blocking rule 1")]
    [InlineData("$.line_of_sight", "[]", "line_of_sight")]
    [InlineData("$.line_of_sight", "\"x\"", "line_of_sight")]
    [InlineData("$.line_of_sight", "{\"joined\": {}}", "line_of_sight")]
    [InlineData("$.line_of_sight", "{\"joined_columns\": []}", "line_of_sight")]
    [InlineData("$.line_of_sight", "{\"joined_columns\": {\"x\": null}}", "line_of_sight")]
    [InlineData("$.line_of_sight", "{\"joined_columns\": {\"x\": [null]}}", "line_of_sight")]
    [InlineData("$.line_of_sight", "{\"deterministic_recall\": 0}", "line_of_sight")]
    [InlineData("$.line_of_sight", "{\"deterministic_recall\": \"x\"}", "settings")]
    [InlineData("$.line_of_sight", "{\"training_rules\": [7]}", "line_of_sight, training_rules 1")]
    [InlineData("$.line_of_sight", "{\"tells_siblings_apart\": [\"nobody\"]}", "line_of_sight, tells_siblings_apart")]
    [InlineData("$.line_of_sight", "{\"identifiers\": [{\"kind\": \"nhs_number\"}]}", "line_of_sight, identifiers")]
    [InlineData("$.line_of_sight", "{\"identifiers\": [{\"column\": \"n\", \"kind\": \"passport\"}]}", "line_of_sight, identifiers")]
    public void A_wrong_value_is_refused_by_place(string path, string value, string where) => Assert.Equal(where, Refused(Put(path, value)).Where);

    [Fact]
    public void Two_comparisons_of_a_name_and_keys_that_are_there_twice_are_refused()
    {
        Assert.Equal("comparison \"a\"", Refused(Changed(m => m["comparisons"]!.AsArray().Add(m["comparisons"]![0]!.DeepClone()))).Where);
        Assert.NotEmpty(Refused(Small.Replace("\"m_probability\": 0.90", "\"m_probability\": 0.90, \"m_probability\": 0.5", StringComparison.Ordinal)).Where);
        Assert.NotEmpty(Refused(Small.Replace("\"kept\": [1, 2.50, 1e-7]", "\"kept\": 1, \"kept\": 2", StringComparison.Ordinal)).Where);
        Assert.NotEmpty(Refused(Small.Replace("\"kept\"", string.Concat(Enumerable.Repeat("\"k\":{", 10_000)), StringComparison.Ordinal)).Where);
    }

    [Theory]
    [InlineData("l.a > r.a", "blocking rule 1", "nothing that is equal")]
    [InlineData("levenshtein(l.a, r.a) <= 1", "blocking rule 1", "nothing that is equal")]
    [InlineData("l.a = r.a or l.b <> r.b", "blocking rule 1", "nothing that is equal")]
    [InlineData("l.a = 'x'", "blocking rule 1", "nothing that is equal")]
    [InlineData("l.a = r.a and nosuch(l.a, r.a) > 1", "blocking rule 1", "nosuch()")]
    [InlineData("l.a = ", "blocking rule 1", "ends too soon")]
    public void A_rule_that_would_compare_all_with_all_or_is_not_understood_is_refused(string rule, string where, string what)
    {
        var model = LinkModel.Read(Put("$.blocking_rules_to_generate_predictions", JsonSerializer.Serialize(new[] { rule })));
        var refused = Assert.Throws<ModelRefusedException>(() => new CompiledModel(model));
        Assert.Equal(where, refused.Where);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_is_not_understood_is_refused_by_its_place()
    {
        var model = LinkModel.Read(Put("$.comparisons[0].comparison_levels[1].sql_condition", "\"soundex(a_l) = soundex(a_r)\""));
        var refused = Assert.Throws<ModelRefusedException>(() => new CompiledModel(model));
        Assert.Equal("comparison \"a\", level 2", refused.Where);
        Assert.Contains("soundex() (at character 1)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_columns_than_are_compared_at_once_are_refused_as_a_model()
    {
        var model = LinkModel.Read(Put("$.blocking_rules_to_generate_predictions", JsonSerializer.Serialize(new[] { string.Join(" and ", Enumerable.Range(0, 40).Select(i => $"l.c{i} = r.c{i}")) })));
        Assert.Equal("blocking rule 1", Assert.Throws<ModelRefusedException>(() => new CompiledModel(model)).Where);
    }

    private static ModelRefusedException Refused(string text) => Assert.Throws<ModelRefusedException>(() => LinkModel.Read(text));

    private static string Put(string path, string value) => Changed(m =>
    {
        JsonNode at = m;
        var steps = Regex.Matches(path, @"\w+").Select(s => s.Value).ToArray();
        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        if (int.TryParse(steps[^1], out var last))
        {
            at[last] = JsonNode.Parse(value);
        }
        else
        {
            at[steps[^1]] = JsonNode.Parse(value);
        }
    });

    private static string Changed(Action<JsonObject> change)
    {
        var model = JsonNode.Parse(Small)!.AsObject();
        change(model);
        return model.ToJsonString();
    }

    // The same values under the same keys, and every number with the very digits it had.
    private static void AssertSame(string one, string other)
    {
        using var left = JsonDocument.Parse(one);
        using var right = JsonDocument.Parse(other);
        Assert.Equal(Flat(left.RootElement, "$"), Flat(right.RootElement, "$"));
    }

    private static IEnumerable<string> Flat(JsonElement of, string path) => of.ValueKind switch
    {
        JsonValueKind.Object => of.EnumerateObject().SelectMany(p => Flat(p.Value, $"{path}.{p.Name}")),
        JsonValueKind.Array => of.EnumerateArray().SelectMany((v, i) => Flat(v, $"{path}[{i}]")).Append($"{path} {of.GetArrayLength()}"),
        JsonValueKind.String => [$"{path} '{of.GetString()}'"],
        _ => [$"{path} {of.GetRawText()}"],
    };
}
