using System.Text.Json.Nodes;

namespace LineOfSight.Linkage.Models;

/// <summary>Reads and writes what this engine trains beyond Splink: siblings, and numbers with check digits.</summary>
internal static class TrainedReader
{
    private const string Where = "line_of_sight, trained";

    public static JsonObject Write(LinkModel model)
    {
        var trained = new JsonObject
        {
            ["identifiers"] = new JsonArray([.. Own(model).Select(c => (JsonNode)new JsonObject
            {
                ["column"] = c.Name,
                ["m_probabilities"] = Numbers(c.Levels.Select(l => l.M)),
                ["u_probabilities"] = Numbers(c.Levels.Select(l => l.U)),
            })]),
        };
        if (model.Households is { } households)
        {
            trained["siblings"] = new JsonObject
            {
                ["probability_two_random_records_are_siblings"] = households.Prior,
                ["s_probabilities"] = new JsonArray([.. households.S.Select(c => (JsonNode)Numbers(c.Select(s => (double?)s)))]),
                ["rare_values_count_for_siblings"] = new JsonArray([.. households.Shares.Select(c => (JsonNode)new JsonArray([.. c.Select(b => (JsonNode)b)]))]),
            };
        }

        return trained;
    }

    public static void Read(LinkModel model, JsonObject? trained)
    {
        if (trained is null)
        {
            return;
        }

        foreach (var (comparison, from) in Own(model).Zip(ModelReader.List(trained, "identifiers")))
        {
            var (m, u) = (Numbers(from?["m_probabilities"], comparison), Numbers(from?["u_probabilities"], comparison));
            for (var l = 0; l < comparison.Levels.Count; l++)
            {
                (comparison.Levels[l].M, comparison.Levels[l].U) = (m[l], u[l]);
            }
        }

        if (trained["siblings"] is JsonObject siblings)
        {
            var s = ModelReader.List(siblings, "s_probabilities").Zip(model.Comparisons, (n, c) => (IReadOnlyList<double>)[.. Numbers(n, c).Select(v => v ?? 1)]).ToList();
            var shares = ModelReader.List(siblings, "rare_values_count_for_siblings").Select(c => (IReadOnlyList<bool>)[.. c!.AsArray().Select(b => b!.GetValue<bool>())]).ToList();
            if (s.Count != model.Comparisons.Count || shares.Count != s.Count || shares.Where((c, i) => c.Count != s[i].Count).Any())
            {
                throw new ModelRefusedException(Where, "siblings have other comparisons or levels than the model");
            }

            model.Households = new HouseholdModel(siblings["probability_two_random_records_are_siblings"]!.GetValue<double>(), s, shares);
        }
    }

    private static IEnumerable<Comparison> Own(LinkModel model) => model.Comparisons.TakeLast(model.Own.Identifiers.Count);

    private static JsonArray Numbers(IEnumerable<double?> numbers) => new([.. numbers.Select(n => n is { } number ? JsonValue.Create(number) : null)]);

    private static double?[] Numbers(JsonNode? from, Comparison comparison)
    {
        double?[] numbers = [.. (from as JsonArray ?? throw new ModelRefusedException(Where, $"{comparison.Name} has no list of probabilities")).Select(n => n?.GetValue<double>())];
        return numbers.Length == comparison.Levels.Count ? numbers : throw new ModelRefusedException(Where, $"{comparison.Name} has {comparison.Levels.Count} levels and {numbers.Length} probabilities");
    }
}
