using System.Text.Json;
using System.Text.Json.Nodes;

namespace LineOfSight.Linkage.Models;

/// <summary>Reads Splink 4's settings JSON and names what is wrong with it.</summary>
internal static class ModelReader
{
    /// <summary>What Splink 4 takes for a probability that training never saw, which it writes as a text.</summary>
    public const double Unseen = 1e-6;

    private const string Settings = "settings";

    public static LinkModel Read(string json)
    {
        JsonObject raw;
        try
        {
            raw = JsonNode.Parse(json, new JsonNodeOptions(), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false }) as JsonObject
                ?? throw new ModelRefusedException(Settings, "an object in braces is wanted");
        }
        catch (JsonException broken)
        {
            throw new ModelRefusedException($"line {broken.LineNumber + 1}", broken.Message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) ? "a key is there twice" : "this is not JSON");
        }

        try
        {
            return Understand(raw);
        }
        catch (Exception wrongKind) when (wrongKind is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ModelRefusedException(Settings, $"a value is of the wrong kind: {wrongKind.Message}");
        }
    }

    private static LinkModel Understand(JsonObject raw)
    {
        var type = Text(raw, "link_type") switch
        {
            "dedupe_only" => LinkType.DedupeOnly,
            "link_only" => LinkType.LinkOnly,
            "link_and_dedupe" => LinkType.LinkAndDedupe,
            null => throw new ModelRefusedException(Settings, "link_type is missing"),
            var other => throw new ModelRefusedException(Settings, $"link_type is \"{other}\": dedupe_only, link_only and link_and_dedupe are known"),
        };
        var rules = List(raw, "blocking_rules_to_generate_predictions").Select((r, i) => Rule(r, $"blocking rule {i + 1}")).ToList();
        var comparisons = List(raw, "comparisons").Select((c, i) => ReadComparison(c as JsonObject, i)).ToList();
        if (comparisons.Count == 0)
        {
            throw new ModelRefusedException(Settings, "there are no comparisons");
        }

        if (comparisons.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ModelRefusedException($"comparison \"{twice.Key}\"", "two comparisons have this name");
        }

        var prior = Probability(raw, "probability_two_random_records_match", Settings);
        var own = OwnReader.Read(raw[LinkModel.OwnKey], comparisons);
        var model = new LinkModel(raw, type, prior, rules, [.. comparisons, .. own.Identifiers.Select(IdentifierComparisons.Comparison)], own);
        TrainedReader.Read(model, (raw[LinkModel.OwnKey] as JsonObject)?["trained"] as JsonObject);

        // Read now, so that a wrong kind is not found in the middle of a run.
        _ = (model.IdColumn, model.Convergence, model.MostRounds);
        return model;
    }

    internal static string Rule(JsonNode? rule, string where)
    {
        if (rule is JsonObject spelled && spelled.ContainsKey("arrays_to_explode") && spelled["arrays_to_explode"] is JsonArray { Count: > 0 })
        {
            throw new ModelRefusedException(where, "arrays_to_explode is not supported");
        }

        return rule switch
        {
            JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
            JsonObject spelledOut when Text(spelledOut, "blocking_rule") is { } sql => sql,
            _ => throw new ModelRefusedException(where, "a text or an object with blocking_rule is wanted"),
        };
    }

    internal static string? Text(JsonObject from, string key) => from[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    internal static IEnumerable<JsonNode?> List(JsonObject from, string key) => from[key] switch
    {
        null => [],
        JsonArray array => array,
        _ => throw new ModelRefusedException(key, "a list is wanted"),
    };

    private static Comparison ReadComparison(JsonObject? from, int index)
    {
        var where = $"comparison {index + 1}";
        if (from is null)
        {
            throw new ModelRefusedException(where, "an object in braces is wanted");
        }

        var name = Text(from, "output_column_name") ?? throw new ModelRefusedException(where, "output_column_name is missing");
        where = $"comparison \"{name}\"";
        var levels = List(from, "comparison_levels").Select((l, i) => ReadLevel(l as JsonObject, $"{where}, level {i + 1}")).ToList();
        if (levels.Count(l => !l.IsNull) < 2)
        {
            throw new ModelRefusedException(where, "at least two levels that say something are wanted");
        }

        if (!levels[^1].IsElse || levels.Take(levels.Count - 1).Any(l => l.IsElse))
        {
            throw new ModelRefusedException(where, "the last level, and no other, is ELSE");
        }

        return new Comparison(name, Text(from, "comparison_description") ?? name, levels);
    }

    private static ComparisonLevel ReadLevel(JsonObject? from, string where)
    {
        if (from is null || Text(from, "sql_condition") is not { } condition)
        {
            throw new ModelRefusedException(where, "sql_condition is missing");
        }

        bool Flag(string key) => from[key]?.GetValue<bool>() ?? false;
        double? Number(string key) => from[key]?.GetValue<double>();
        return new ComparisonLevel
        {
            Condition = condition,
            Label = Text(from, "label_for_charts") ?? condition,
            IsNull = Flag("is_null_level"),
            M = Probability(from, "m_probability", where),
            U = Probability(from, "u_probability", where),
            FixM = Flag("fix_m_probability"),
            FixU = Flag("fix_u_probability"),
            FrequencyColumn = Text(from, "tf_adjustment_column")?.Trim('"', '`'),
            FrequencyWeight = Number("tf_adjustment_weight") ?? 1,
            LeastFrequency = Number("tf_minimum_u_value") ?? 0,
            OwnFrequencyBase = Flag("disable_tf_exact_match_detection"),
        };
    }

    private static double? Probability(JsonObject from, string key, string where) => from[key] switch
    {
        null => null,
        JsonValue text when text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().StartsWith("level not observed", StringComparison.OrdinalIgnoreCase) => Unseen,
        JsonValue number when number.GetValueKind() == JsonValueKind.Number && number.GetValue<double>() is >= 0 and <= 1 and var share => share,
        _ => throw new ModelRefusedException(where, $"{key} is not a number from 0 to 1"),
    };
}
