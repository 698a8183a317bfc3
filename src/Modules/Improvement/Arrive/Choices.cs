using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LineOfSight.Trackers;

namespace LineOfSight.Improvement.Arrive;

/// <summary>What people chose for a list. What is not chosen is null, or not there.</summary>
internal sealed record Choices
{
    public required Mapping Mapping { get; init; }

    /// <summary>The day the list speaks of: its notes are of that day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>True when its lines describe single children's cases.</summary>
    public bool IsCaseLevel { get; init; }

    /// <summary>The date for lines that name none.</summary>
    public DateOnly? DateForNone { get; init; }

    /// <summary>Who looks after lines whose lead is not known here.</summary>
    public Guid? Keeper { get; init; }

    /// <summary>The agency that a name stands for, by the name in plain letters; null for none here.</summary>
    public IReadOnlyDictionary<string, Guid?> Agencies { get; init; } = new Dictionary<string, Guid?>();

    /// <summary>The account that a name stands for; null to leave it as a name.</summary>
    public IReadOnlyDictionary<string, Guid?> People { get; init; } = new Dictionary<string, Guid?>();

    /// <summary>The finding that a group of actions serves, by the group's name in plain letters; null for a new one.</summary>
    public IReadOnlyDictionary<string, Guid?> Findings { get; init; } = new Dictionary<string, Guid?>();

    /// <summary>What to do with a line that may be there already, by the line's number.</summary>
    public IReadOnlyDictionary<int, Likely> Likely { get; init; } = new Dictionary<int, Likely>();

    /// <summary>What to do with such lines that nobody decided one by one.</summary>
    public Likely? LikelyOthers { get; init; }

    /// <summary>True when lines that were not understood may be left out.</summary>
    public bool LeaveOut { get; init; }
}

/// <summary>What to do with a line that may be there already.</summary>
internal enum Likely
{
    /// <summary>It is the one that is there: nothing is made.</summary>
    Same,

    /// <summary>It is another one: a record is made.</summary>
    New,

    /// <summary>It is left out.</summary>
    Skip,
}

/// <summary>How arrivals keep what has no columns of its own.</summary>
internal static class Written
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() },
    };

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, Plain);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Plain)!;
}
