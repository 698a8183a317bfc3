using System.Text.Json;
using System.Text.Json.Nodes;

namespace LineOfSight.Linkage.Models;

/// <summary>Whether records of one file are compared with one another, with those of other files, or both.</summary>
public enum LinkType
{
    /// <summary>One file, each record with each (Splink: <c>dedupe_only</c>).</summary>
    DedupeOnly,

    /// <summary>Records of different files alone (<c>link_only</c>).</summary>
    LinkOnly,

    /// <summary>All records with all (<c>link_and_dedupe</c>).</summary>
    LinkAndDedupe,
}

/// <summary>
/// A model in the sense of Fellegi and Sunter (1969), read from and written to Splink 4's settings JSON. What Splink wrote and this engine
/// does not use is kept and written again.
/// </summary>
public sealed class LinkModel
{
    internal const string OwnKey = "line_of_sight";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject raw;

    internal LinkModel(JsonObject raw, LinkType type, double? prior, IReadOnlyList<string> rules, IReadOnlyList<Comparison> comparisons, OwnSettings own)
    {
        this.raw = raw;
        Type = type;
        Prior = prior;
        BlockingRules = rules;
        Comparisons = comparisons;
        Own = own;
    }

    /// <summary>Which records are compared with which.</summary>
    public LinkType Type { get; }

    /// <summary>How likely two records picked at random are of one person; null until trained.</summary>
    public double? Prior { get; set; }

    /// <summary>The rules in SQL that say which pairs are compared at all.</summary>
    public IReadOnlyList<string> BlockingRules { get; }

    /// <summary>What is compared of each pair.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>What siblings look like, when this was trained with households; null otherwise.</summary>
    public HouseholdModel? Households { get; set; }

    /// <summary>m by the agencies that hold the records, when this was trained with it; null otherwise.</summary>
    public AgencyModel? Agencies { get; set; }

    /// <summary>What this engine knows beyond Splink, from the object <c>line_of_sight</c>.</summary>
    public OwnSettings Own { get; }

    /// <summary>The column that holds each record's id.</summary>
    public string IdColumn => raw["unique_id_column_name"]?.GetValue<string>() ?? "unique_id";

    /// <summary>When training by expectation and maximisation ends: no m moves more than this.</summary>
    public double Convergence => raw["em_convergence"]?.GetValue<double>() ?? 0.0001;

    /// <summary>After how many rounds training gives up.</summary>
    public int MostRounds => raw["max_iterations"]?.GetValue<int>() ?? 25;

    /// <summary>Whether every level has its m and u, and the prior is there: nothing needs training.</summary>
    public bool IsTrained => Prior is not null && Comparisons.All(c => c.Levels.Where(l => !l.IsNull).Any(l => l.M is not null && l.U is not null));

    /// <summary>For each number that belongs to one person alone: what is read of the left record, nothing where its check digit is wrong.</summary>
    internal IEnumerable<string> IdentifierLevels() => Own.Identifiers.Select(i => IdentifierComparisons.Reading(i, "l"));

    /// <summary>Reads settings or a model.</summary>
    /// <param name="json">Splink 4's settings.</param>
    /// <exception cref="ModelRefusedException">Something is missing, of the wrong kind, or not supported; it says where.</exception>
    public static LinkModel Read(string json) => ModelReader.Read(json);

    /// <summary>The model as Splink 4 reads it: no key that Splink does not know.</summary>
    public string Write()
    {
        var written = (JsonObject)raw.DeepClone();
        written.Remove(OwnKey);
        if (Prior is { } prior)
        {
            written["probability_two_random_records_match"] = prior;
        }

        var comparisons = written["comparisons"]!.AsArray();
        for (var c = 0; c < comparisons.Count; c++)
        {
            var levels = comparisons[c]!["comparison_levels"]!.AsArray();
            for (var l = 0; l < Comparisons[c].Levels.Count; l++)
            {
                Put(levels[l]!.AsObject(), Comparisons[c].Levels[l]);
            }
        }

        return written.ToJsonString(Indented);
    }

    /// <summary>The model with all that this engine trained beyond Splink, in the object <c>line_of_sight</c>.</summary>
    public string WriteWhole()
    {
        var written = (JsonObject)JsonNode.Parse(Write())!;
        var own = raw[OwnKey]?.DeepClone() as JsonObject ?? [];
        own["trained"] = TrainedReader.Write(this);
        written[OwnKey] = own;
        return written.ToJsonString(Indented);
    }

    // A number that did not change keeps the text it was read with.
    private static void Put(JsonObject level, ComparisonLevel from)
    {
        foreach (var (key, value) in new[] { ("m_probability", from.M), ("u_probability", from.U) })
        {
            if (value is { } number && !(level[key] is JsonValue there && there.GetValueKind() == JsonValueKind.Number && there.GetValue<double>().Equals(number)) && !IsUnseen(level[key], number))
            {
                level[key] = number;
            }
        }
    }

    private static bool IsUnseen(JsonNode? there, double number) => there?.GetValueKind() == JsonValueKind.String && number.Equals(ModelReader.Unseen);
}
