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
                ["probability_two_random_records"] = households.Siblings.Prior,
                ["level_probabilities"] = Table(households.Siblings.Levels),
                ["rare_values_count"] = new JsonArray([.. households.Siblings.Shares.Select(c => (JsonNode)new JsonArray([.. c.Select(b => (JsonNode)b)]))]),
            };
            trained["neighbours"] = new JsonObject
            {
                ["share_of_strangers"] = households.Neighbours.Near,
                ["level_probabilities_near"] = Table(households.Neighbours.NearLevels),
                ["level_probabilities_far"] = Table(households.Neighbours.FarLevels),
            };
        }

        if (model.Agencies is { } agencies)
        {
            trained["agencies"] = new JsonObject
            {
                ["names"] = new JsonArray([.. agencies.Agencies.Select(a => (JsonNode)a)]),
                ["m_probabilities"] = new JsonArray([.. agencies.M.Select(p => (JsonNode)Table(p))]),
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

        if (trained["agencies"] is JsonObject agencies)
        {
            model.Agencies = Agencies(agencies, model);
        }

        if (trained["siblings"] is JsonObject siblings && trained["neighbours"] is JsonObject neighbours)
        {
            model.Households = new HouseholdModel(
                new SiblingClass(Number(siblings, "probability_two_random_records"), Table(siblings, "level_probabilities", model), Flags(siblings, model)),
                new NeighbourClass(Number(neighbours, "share_of_strangers"), Table(neighbours, "level_probabilities_near", model), Table(neighbours, "level_probabilities_far", model)));
        }
    }

    private static AgencyModel Agencies(JsonObject from, LinkModel model)
    {
        var names = ModelReader.List(from, "names").Select(n => n?.GetValue<string>() ?? throw new ModelRefusedException(Where, "an agency has no name")).ToList();
        var tables = ModelReader.List(from, "m_probabilities").Select(t => (IReadOnlyList<IReadOnlyList<double>>)Table(new JsonObject { ["m"] = t?.DeepClone() }, "m", model)).ToList();
        return names.Count <= AgencyModel.Most && tables.Count == AgencyModel.Pairs(names.Count) && model.Own.AgencyColumn is { } column
            ? new AgencyModel(column, names, tables)
            : throw new ModelRefusedException(Where, "agencies have other names or pairs than the model");
    }

    private static JsonArray Table(IReadOnlyList<IReadOnlyList<double>> levels) => new([.. levels.Select(c => (JsonNode)Numbers(c.Select(s => (double?)s)))]);

    private static double Number(JsonObject from, string key) => Share(from[key], key) ?? throw new ModelRefusedException(Where, $"{key} is missing");

    private static double? Share(JsonNode? from, string what) => from?.GetValue<double>() switch
    {
        null => null,
        >= 0 and <= 1 and var share => share,
        _ => throw new ModelRefusedException(Where, $"{what} is not a number from 0 to 1"),
    };

    private static List<IReadOnlyList<double>> Table(JsonObject from, string key, LinkModel model)
    {
        var levels = ModelReader.List(from, key).Zip(model.Comparisons, (n, c) => (IReadOnlyList<double>)[.. Numbers(n, c).Select((v, l) => v ?? (c.Levels[l].IsNull ? 1 : throw new ModelRefusedException(Where, $"{key} has no number in {c.Name}")))]).ToList();
        return levels.Count == model.Comparisons.Count ? levels : throw new ModelRefusedException(Where, $"{key} has other comparisons than the model");
    }

    private static List<IReadOnlyList<bool>> Flags(JsonObject from, LinkModel model)
    {
        var flags = ModelReader.List(from, "rare_values_count").Select(c => (IReadOnlyList<bool>)[.. (c as JsonArray ?? []).Select(b => b?.GetValue<bool>() ?? throw new ModelRefusedException(Where, "rare_values_count has neither true nor false"))]).ToList();
        return flags.Count == model.Comparisons.Count && !flags.Where((c, i) => c.Count != model.Comparisons[i].Levels.Count).Any()
            ? flags
            : throw new ModelRefusedException(Where, "rare_values_count has other comparisons or levels than the model");
    }

    private static IEnumerable<Comparison> Own(LinkModel model) => model.Comparisons.TakeLast(model.Own.Identifiers.Count);

    private static JsonArray Numbers(IEnumerable<double?> numbers) => new([.. numbers.Select(n => n is { } number ? JsonValue.Create(number) : null)]);

    private static double?[] Numbers(JsonNode? from, Comparison comparison)
    {
        double?[] numbers = [.. (from as JsonArray ?? throw new ModelRefusedException(Where, $"{comparison.Name} has no list of probabilities")).Select(n => Share(n, comparison.Name))];
        return numbers.Length == comparison.Levels.Count ? numbers : throw new ModelRefusedException(Where, $"{comparison.Name} has {comparison.Levels.Count} levels and {numbers.Length} probabilities");
    }
}
