using System.Text.Json.Nodes;

namespace LineOfSight.Linkage.Models;

/// <summary>Reads the settings' object <c>line_of_sight</c>; a word that it does not know is refused, so that a slip is not passed over.</summary>
internal static class OwnReader
{
    private const string Where = "line_of_sight";
    private static readonly string[] Known =
    [
        "joined_columns", "deterministic_rules", "deterministic_recall", "training_rules", "agency_column", "tells_siblings_apart", "siblings_share",
        "without_term_frequencies", "identifiers", "source_person_column", "trained",
    ];

    public static OwnSettings Read(JsonNode? settings, IReadOnlyList<Comparison> comparisons)
    {
        if (settings is null)
        {
            return new OwnSettings();
        }

        var from = Braced(settings, "it");
        if (from.Select(p => p.Key).FirstOrDefault(k => !Known.Contains(k)) is { } unknown)
        {
            throw new ModelRefusedException(Where, $"\"{unknown}\" is not known; there are {string.Join(", ", Known)}");
        }

        var recall = from["deterministic_recall"]?.GetValue<double>() ?? 0.8;
        return new OwnSettings
        {
            Joined = Joined(from["joined_columns"]),
            DeterministicRules = Texts(from, "deterministic_rules"),
            DeterministicRecall = recall is > 0 and <= 1 ? recall : throw new ModelRefusedException(Where, "deterministic_recall is more than 0 and at most 1"),
            TrainingRules = Texts(from, "training_rules"),
            AgencyColumn = ModelReader.Text(from, "agency_column"),
            TellsSiblingsApart = Names(from, "tells_siblings_apart", comparisons),
            SiblingsShare = Texts(from, "siblings_share"),
            WithoutFrequencies = Names(from, "without_term_frequencies", comparisons),
            Identifiers = [.. ModelReader.List(from, "identifiers").Select(i => Identifier(i as JsonObject))],
            SourcePersonColumn = ModelReader.Text(from, "source_person_column"),
        };
    }

    private static JsonObject Braced(JsonNode node, string what) => node as JsonObject ?? throw new ModelRefusedException(Where, $"{what} is not an object in braces");

    private static Dictionary<string, IReadOnlyList<string>> Joined(JsonNode? from) => from is null ? [] : Braced(from, "joined_columns").ToDictionary(
        p => p.Key,
        p => (string[])[.. (p.Value as JsonArray ?? []).Select(v => v?.GetValue<string>()).OfType<string>()] is { Length: > 0 } parts && parts.Length == p.Value!.AsArray().Count
            ? (IReadOnlyList<string>)parts
            : throw new ModelRefusedException(Where, $"joined_columns: {p.Key} is not a list of columns"));

    private static string[] Texts(JsonObject from, string key) => [.. ModelReader.List(from, key).Select((r, i) => ModelReader.Rule(r, $"{Where}, {key} {i + 1}"))];

    private static string[] Names(JsonObject from, string key, IReadOnlyList<Comparison> comparisons)
    {
        var names = Texts(from, key);
        return Array.Find(names, n => comparisons.All(c => c.Name != n)) is { } unknown
            ? throw new ModelRefusedException($"{Where}, {key}", $"there is no comparison \"{unknown}\"")
            : names;
    }

    private static IdentifierColumn Identifier(JsonObject? from)
    {
        var column = from is null ? null : ModelReader.Text(from, "column");
        var kind = from is null ? null : ModelReader.Text(from, "kind");
        return new IdentifierColumn(column ?? throw new ModelRefusedException($"{Where}, identifiers", "column is missing"), kind switch
        {
            "nhs_number" => IdentifierKind.NhsNumber,
            "upn" => IdentifierKind.UniquePupilNumber,
            null or "plain" => IdentifierKind.Plain,
            _ => throw new ModelRefusedException($"{Where}, identifiers", $"the kind \"{kind}\" is not known; there are nhs_number, upn and plain"),
        });
    }
}
